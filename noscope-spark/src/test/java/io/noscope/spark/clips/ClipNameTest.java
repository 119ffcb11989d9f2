package io.noscope.spark.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.video.ClipRange;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClipNameTest {
  private static final ClipSpan SPAN = new ClipSpan(120, 179, 12, 17.9, 60);

  private static String name(String path, String camera) {
    return ClipName.of(
        new ClipOrder(path, camera, new ClipRange(120, 179, 0), null, "not opened"), SPAN);
  }

  @Test
  void saysCameraFileAndFrames() {
    assertThat(name("hdfs://nn/archive/lobby/monday.mp4", null))
        .matches("lobby-monday-[0-9a-f]{8}-120-179\\.mp4");
    assertThat(name("hdfs://nn/archive/lobby/monday.mp4", "north door"))
        .matches("north-door-monday-[0-9a-f]{8}-120-179\\.mp4");
  }

  @Test
  void anOrderHasAVideoOrAProblem() {
    assertThatThrownBy(() -> new ClipOrder("a.mp4", null, new ClipRange(120, 179, 0), null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a.mp4: either it can be read or there is a problem");
  }

  @Test
  void isSafeAndShort() {
    assertThat(name("file:/v/.hidden/_a b%20:*?\"<>|ä.tar.mp4", null))
        .matches("hidden-a-b-20-.tar-[0-9a-f]{8}-120-179\\.mp4");
    assertThat(name("file:/é/.mp4", "../..")).matches("unnamed-mp4-[0-9a-f]{8}-120-179\\.mp4");
    assertThat(name("file:/v/" + "x".repeat(300) + ".mp4", "y".repeat(300))).hasSizeLessThan(160);
  }

  @Test
  void isTheSameEachTimeAndNoOtherVideos() {
    List<String> names =
        Stream.of(
                "file:/a/lobby/1.mp4",
                "file:/b/lobby/1.mp4",
                "file:/a/lobby/1.avi",
                "file:/a/LOBBY/1.mp4")
            .map(path -> name(path, null))
            .toList();

    assertThat(names.stream().map(name -> name.toLowerCase(java.util.Locale.ROOT)))
        .doesNotHaveDuplicates();
    assertThat(name("file:/a/lobby/1.mp4", null)).isEqualTo(names.get(0));
  }
}
