package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.noscope.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FFmpegRotationTest {
  private static final String ROTATED = "videos/traps/h264-rotated.mp4";

  @Test
  void turnsAsFfmpegDoes() throws Exception {
    byte[] expected = firstPicture(TestData.file(ROTATED));
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), Videos.file(ROTATED), Limits.DEFAULT);
    assertThat(info.format().rotation().sideways()).isTrue();
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(
            Videos.fileSystem(), info, Videos.whole(info), DecodeOptions.DEFAULT)) {
      assertThat(source.advance()).isTrue();
      byte[] bgr;
      try (HeldFrame held = source.hold()) {
        assertThat(held.size()).isEqualTo(new ImageSize(info.width(), info.height()));
        bgr = held.image().bgr();
      }
      assertThat(bgr).hasSameSizeAs(expected);
      long sum = 0;
      for (int i = 0; i < bgr.length; i++) {
        sum += Math.abs((bgr[i] & 0xff) - (expected[i] & 0xff));
      }
      // Versions of swscale round differently; turned the wrong way it is some 50.
      assertThat((double) sum / bgr.length).isLessThan(1.5);
    }
  }

  @Test
  void mostVideosAreUpright() throws IOException {
    assertThat(rotation("videos/traps/h264-bframes.mp4")).isEqualTo(Rotation.NONE);
  }

  private static Rotation rotation(String name) throws IOException {
    try (FFmpegContainer container =
        FFmpegContainer.open(Videos.fileSystem(), Videos.file(name), Limits.DEFAULT)) {
      return FFmpegRotation.of(container.stream());
    }
  }

  private static byte[] firstPicture(Path video) throws IOException, InterruptedException {
    String path = System.getenv().getOrDefault("PATH", "");
    Path tool =
        Stream.of(path.split(java.io.File.pathSeparator))
            .map(folder -> Path.of(folder, "ffmpeg"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    assumeTrue(tool != null, "skipped: needs ffmpeg, which is not on the PATH");
    Process process =
        new ProcessBuilder(
                tool.toString(),
                "-v",
                "quiet",
                "-nostdin",
                "-i",
                video.toString(),
                "-frames:v",
                "1",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "bgr24",
                "-")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    byte[] pixels = process.getInputStream().readAllBytes();
    process.waitFor();
    return pixels;
  }
}
