package io.noscope.spark.clips;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.Pedestrians;
import io.noscope.video.ClipRange;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClipNameTest {
  private static final ClipSpan SPAN = new ClipSpan(120, 179, 12, 17.9, 60);
  private static final ClipRange RANGE = new ClipRange(120, 179, 0);

  private static String name(String path, String camera) {
    return ClipName.of(new ClipOrder(camera, new ClipPart(path, RANGE, null, "not opened")), SPAN);
  }

  @Test
  void saysCameraFileAndFrames() {
    assertThat(name("hdfs://nn/archive/lobby/monday.mp4", null))
        .matches("lobby-monday-[0-9a-f]{8}-120-179\\.mp4");
    assertThat(name("hdfs://nn/archive/lobby/monday.mp4", "north door"))
        .matches("north-door-monday-[0-9a-f]{8}-120-179\\.mp4");
  }

  @Test
  void saysWhichFilesItIsFromAndTo() throws IOException {
    VideoInfo video = Pedestrians.probe();
    List<ClipPart> parts =
        Stream.of("a", "b", "c")
            .map(name -> new ClipPart("file:/lobby/" + name + ".mp4", RANGE, video, null))
            .toList();
    String three = ClipName.of(new ClipOrder("lobby", parts), SPAN);
    String two = ClipName.of(new ClipOrder("lobby", List.of(parts.get(0), parts.get(2))), SPAN);

    assertThat(three).matches("lobby-a-c-[0-9a-f]{8}-120-179\\.mp4");
    assertThat(two).matches("lobby-a-c-[0-9a-f]{8}-120-179\\.mp4").isNotEqualTo(three);
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
