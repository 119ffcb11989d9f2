package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowRunsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void highPicturesHaveARowNearEachOfTheViews(int chroma) {
    for (int height = 280; height < 4400; height++) {
      RowRuns runs = RowRuns.of(height, chroma);
      assertThat(runs.rows()).as("rows of %d", height).isEqualTo(SmallView.LARGE);
      for (int share : new int[] {1, chroma}) {
        int planeRows = (height + share - 1) / share;
        double pitch = (double) height / SmallView.LARGE;
        for (int run = 0; run < runs.count(); run++) {
          for (int i = 0; i < runs.length() / share; i++) {
            int row = runs.first(run, share) + i * runs.step();
            double ideal = (run * (runs.length() / share) + i + 0.5) * pitch - 0.5;
            assertThat(row).isBetween(0, planeRows - 1);
            assertThat(Math.abs(row - ideal))
                .as("row %d of run %d of %d", i, run, height)
                .isLessThan(0.4 * pitch + 0.51);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 99, 100, 240, 279})
  void lowPicturesAreLookedAtInFull(int height) {
    RowRuns runs = RowRuns.of(height, 2);
    assertThat(runs).isEqualTo(new RowRuns(height, 1, height, 1));
    assertThat(runs.first(0, 1)).isZero();
    assertThat(runs.first(0, 2)).isZero();
  }

  @Test
  void refusesRowsOutsideThePicture() {
    assertThatThrownBy(() -> new RowRuns(100, 10, 11, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("11 rows")
        .hasMessageContaining("100 high");
  }
}
