package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.noscope.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FFmpegRotationTest {
  private static final String ROTATED = "videos/traps/h264-rotated.mp4";

  @Test
  void turnsAsFfmpegDoes() throws Exception {
    byte[] expected = firstPicture(TestData.file(ROTATED));
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), Videos.file(ROTATED));
    Rotation rotation = rotation(ROTATED);
    assertThat(rotation.sideways()).isTrue();
    try (FFmpegFrameSource source =
            FFmpegFrameSource.open(
                Videos.fileSystem(), info, Videos.whole(info), Optional.empty());
        PixelBuffer coded = new PixelBuffer(new ImageSize(info.width(), info.height()));
        PixelBuffer upright = new PixelBuffer(new ImageSize(1, 1))) {
      assertThat(source.advance()).isTrue();
      try (HeldFrame held = source.hold()) {
        held.write(coded);
      }
      PixelTurn.turn(coded, rotation, upright);
      assertThat(upright.length()).isEqualTo(expected.length);
      byte[] bgr = upright.image().bgr();
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
    try (FFmpegContainer container = FFmpegContainer.open(Videos.fileSystem(), Videos.file(name))) {
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
