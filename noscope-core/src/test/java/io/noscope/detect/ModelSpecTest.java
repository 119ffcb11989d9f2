package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which architectures there are, and what they compute. */
class ModelSpecTest {
  @Test
  void thePapersGridIsOneOfEachOfItsLayers() {
    List<ModelSpec> grid = ModelSpec.paperGrid();

    assertThat(grid).hasSize(24).doesNotHaveDuplicates().isSorted();
    assertThat(grid).allMatch(spec -> spec.stride() == 1 && spec.input() == 50 && !spec.grey());
    assertThat(grid.get(0)).hasToString("conv2x16-dense32-stride1");
    assertThat(grid.get(23)).hasToString("conv4x64-dense256-stride1");
  }

  @Test
  void theFullGridHasThemWithEveryStrideAndInput() {
    List<ModelSpec> grid = ModelSpec.fullGrid();

    assertThat(grid).hasSize(24 * 2 * 3 * 2).doesNotHaveDuplicates().isSorted();
    assertThat(grid).containsAll(ModelSpec.paperGrid());
    assertThat(grid.get(0)).hasToString("conv2x16-dense32-stride2-in32-grey");
    assertThat(grid.get(grid.size() - 1)).hasToString("conv4x64-dense256-stride1-in64");
  }

  @Test
  void multiplicationsAreThoseOfEveryLayer() {
    // 25x25 outputs of 3x3x3 for each of 16 filters, as many of 3x3x16, 12x12x16 to 32, 32 to 2.
    assertThat(new ModelSpec(2, 16, 32, 2).multiplications())
        .isEqualTo(625 * 27 * 16 + 625 * 144 * 16 + 144 * 16 * 32 + 64);
    // 32x32, then 16x16 of twice the filters, then 8x8.
    assertThat(new ModelSpec(4, 16, 64, 1, 32, true).multiplications())
        .isEqualTo(
            1024 * 9 * 16 + 1024 * 144 * 16 + 256 * 144 * 32 + 256 * 288 * 32 + 64 * 32 * 64 + 128);
  }
}
