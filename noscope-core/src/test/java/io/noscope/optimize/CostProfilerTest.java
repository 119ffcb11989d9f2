package io.noscope.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.detect.Device;
import io.noscope.detect.ModelSpec;
import io.noscope.video.SmallView;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CostProfilerTest {
  private final List<byte[]> views =
      Stream.generate(() -> new byte[SmallView.bytes(SmallView.LARGE)]).limit(10).toList();

  @Test
  void comparingViewsTakesTimeThatIsMeasured() {
    Cost small = CostProfiler.measure(Scene.againstGrey(40), views);
    Cost large = CostProfiler.measure(Scene.againstEarlier(100, 1), views);

    assertThat(small.samples()).isGreaterThanOrEqualTo(1_000);
    assertThat(small.seconds()).isGreaterThan(1e-8).isLessThan(1e-2);
    assertThat(large.seconds()).isGreaterThan(1e-8).isLessThan(1e-2);
    assertThat(large.source()).startsWith("measured on ");
    assertThat(Cost.assumed(1e-3)).hasToString("1000.0 us (assumed)");
  }

  @Test
  void aModelIsTimedBeforeItIsTrained() {
    Cost cheap = CostProfiler.measure(new ModelSpec(2, 4, 8, 2), Device.CPU);
    Cost dear = CostProfiler.measure(new ModelSpec(2, 64, 8, 1), Device.CPU);

    assertThat(cheap.seconds()).isGreaterThan(1e-8).isLessThan(dear.seconds());
    assertThat(dear.samples()).isGreaterThanOrEqualTo(64);
  }

  @Test
  void makingAViewTakesTimeAsWell() {
    Cost view = CostProfiler.measureView(SmallView.TINY);

    assertThat(view.seconds()).isGreaterThan(1e-8).isLessThan(1e-2);
    assertThat(view.samples()).isGreaterThanOrEqualTo(1_000);
    assertThat(new Cost(0.5, 7).plus(new Cost(0.25, 3))).isEqualTo(new Cost(0.75, 7));
  }

  @Test
  void whatWasNotMeasuredIsNamed() {
    assertThatThrownBy(() -> CostProfiler.measure(Scene.againstGrey(40), views.subList(0, 1)))
        .hasMessageContaining("global-50-reference");
    assertThatThrownBy(() -> new Cost(-1, 1)).hasMessageContaining("-1.0");
  }
}
