package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against one decode of the whole file. */
class ClipFramesTest {
  private record Frame(long number, double seconds, int pixels) {}

  @TempDir private Path folder;

  private static List<Frame> all(VideoInfo video) throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(
            Videos.fileSystem(), video, Videos.whole(video), DecodeOptions.DEFAULT)) {
      while (source.advance()) {
        try (HeldFrame frame = source.hold()) {
          int pixels = Arrays.hashCode(frame.image().bgr());
          frames.add(new Frame(source.number(), source.seconds(), pixels));
        }
      }
    }
    return frames;
  }

  private static List<Frame> clip(VideoInfo video, ClipRange range) throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (ClipFrames clip = ClipFrames.open(Videos.fileSystem(), video, range)) {
      while (clip.advance()) {
        int pixels = Arrays.hashCode(clip.image().bgr());
        frames.add(new Frame(clip.number(), clip.seconds(), pixels));
      }
      assertThat(clip.advance()).isFalse();
    }
    return frames;
  }

  private static List<Frame> expected(List<Frame> all, ClipRange range) {
    List<Frame> run = all.stream().filter(f -> range.holds(f.number())).toList();
    double from = run.get(0).seconds() - range.padding() - 1e-6;
    double to = run.get(run.size() - 1).seconds() + range.padding() + 1e-6;
    return all.stream()
        .filter(f -> range.padding() > 0 || range.holds(f.number()))
        .filter(f -> f.seconds() >= from && f.seconds() <= to)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h264-bframes.mp4",
        "h264-opengop.mp4",
        "hevc-opengop.mp4",
        "h264-vfr.mp4",
        "h264-offset.ts",
        "h264-editlist.mp4",
        "mjpeg.avi",
        "mpeg4-bframes.avi",
        "vp9.webm",
        "truncated-faststart.mp4",
        "damaged-middle.mp4"
      })
  void areThoseOfAWholeDecode(String name) throws IOException {
    VideoInfo video =
        FFmpegProbe.probe(Videos.fileSystem(), Videos.file("videos/traps/" + name), Limits.DEFAULT);
    List<Frame> all = all(video);
    int size = all.size();
    for (int[] run : new int[][] {{0, 0}, {1, 8}, {size / 2, size / 2 + 20}, {0, size - 1}}) {
      for (double padding : new double[] {0, 0.35, 4}) {
        Frame first = all.get(run[0]);
        Frame last = all.get(Math.min(run[1], size - 1));
        ClipRange range = new ClipRange(first.number(), last.number(), padding);

        assertThat(clip(video, range)).as("%s", range).isEqualTo(expected(all, range));
      }
    }
  }

  @Test
  void endWhereTheFileEnds() throws IOException {
    VideoInfo video =
        FFmpegProbe.probe(
            Videos.fileSystem(), Videos.file("videos/traps/mjpeg.avi"), Limits.DEFAULT);
    List<Frame> all = all(video);

    assertThat(clip(video, new ClipRange(100, 101, 0))).isEqualTo(all.subList(100, 102));
    assertThat(clip(video, new ClipRange(119, 400, 0.2))).isEqualTo(all.subList(117, 120));
    assertThat(clip(video, new ClipRange(400, 500, 1))).isEmpty();
  }

  @Test
  void aVideoThatIsGoneIsNamed() throws IOException {
    Path copy = folder.resolve("copy.avi");
    Files.copy(TestData.file("videos/traps/mjpeg.avi"), copy);
    VideoInfo video = FFmpegProbe.probe(Videos.fileSystem(), Videos.of(copy), Limits.DEFAULT);
    Files.delete(copy);

    assertThatThrownBy(() -> ClipFrames.open(Videos.fileSystem(), video, new ClipRange(0, 1, 0)))
        .isInstanceOf(BadVideoException.class)
        .hasMessageContaining(copy.toString());
  }

  @Test
  void aRangeIsARun() {
    assertThatThrownBy(() -> new ClipRange(5, 4, 0)).hasMessageContaining("5 to 4");
    assertThatThrownBy(() -> new ClipRange(0, 4, -1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> new ClipRange(0, 4, Double.NaN)).hasMessageContaining("NaN");
  }
}
