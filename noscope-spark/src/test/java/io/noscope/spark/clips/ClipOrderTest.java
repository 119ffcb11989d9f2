package io.noscope.spark.clips;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.video.ClipRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClipOrderTest {
  private static final ClipRange RANGE = new ClipRange(120, 179, 0);

  @Test
  void aPartHasAVideoOrAProblem() {
    assertThatThrownBy(() -> new ClipPart("a.mp4", RANGE, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a.mp4: either it can be read or there is a problem");
  }

  @Test
  void whatCannotBeReadIsNotJoined() {
    ClipPart bad = new ClipPart("a.mp4", RANGE, null, "not opened");

    for (List<ClipPart> parts : List.of(List.<ClipPart>of(), List.of(bad, bad))) {
      assertThatThrownBy(() -> new ClipOrder("lobby", parts))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a clip has parts that can be read, not " + parts);
    }
  }
}
