package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many frames of each file decode, and when they are shown: what Debian's ffprobe says. */
class DecodedFramesTest {
  /** Of what ffprobe prints, and of time bases. */
  private static final double ROUNDING = 2e-5;

  @ParameterizedTest
  @CsvSource({
    "intel-car-detection.mp4, 377",
    "intel-one-by-one-person.mp4, 1394",
    // The container holds 467, of which its edit list hides 8.
    "intel-person-bicycle-car.mp4, 459",
    "ozlu-vehicle-counting.mp4, 905",
    "traps/h264-bframes.mp4, 200",
    "traps/h264-opengop.mp4, 200",
    "traps/hevc-opengop.mp4, 200",
    "traps/h264-vfr.mp4, 120",
    "traps/h264-offset.ts, 200",
    // It begins between keyframes: what comes before its edit list's start is not shown.
    "traps/h264-editlist.mp4, 197",
    "traps/h264-rotated.mp4, 200",
    "traps/mjpeg.avi, 120",
    "traps/mpeg4-bframes.avi, 200",
    "traps/vp9.webm, 200",
    // Of 200, the others are behind its end.
    "traps/truncated-faststart.mp4, 100",
    // Of 200, the others are noise.
    "traps/damaged-middle.mp4, 180"
  })
  void framesAndTimesAreThoseOfFFmpeg(String name, int frames) throws Exception {
    VideoInfo video = probe(name);
    List<Double> expected = Ffprobe.seconds(video.file().path());

    List<Double> seconds = decode(video);

    assertThat(expected).hasSize(frames);
    assertThat(seconds).hasSize(frames);
    assertThat(expected.get(0)).isNotNaN();
    for (int i = 0; i < frames; i++) {
      double relative = expected.get(i) - expected.get(0);
      if (!Double.isNaN(relative)) { // ffprobe knows no time of the last of packed B-frames.
        assertThat(seconds.get(i)).as("frame %d", i).isCloseTo(relative, within(ROUNDING));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"truncated-no-moov.mp4", "empty.mp4", "not-a-video.mp4", "audio-only.mp4"})
  void othersAreNoVideos(String name) throws IOException {
    VideoFile file = Videos.file("videos/traps/" + name);

    assertThatThrownBy(() -> FFmpegProbe.probe(Videos.fileSystem(), file, Limits.DEFAULT))
        .isInstanceOf(BadVideoException.class)
        .hasMessageStartingWith(file.path());
  }

  private static VideoInfo probe(String name) throws IOException {
    return FFmpegProbe.probe(Videos.fileSystem(), Videos.file("videos/" + name), Limits.DEFAULT);
  }

  private static List<Double> decode(VideoInfo video) throws IOException {
    List<Double> seconds = new ArrayList<>();
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(
            Videos.fileSystem(), video, Videos.whole(video), DecodeOptions.DEFAULT)) {
      while (source.advance()) {
        seconds.add(source.seconds());
      }
    }
    return seconds;
  }
}
