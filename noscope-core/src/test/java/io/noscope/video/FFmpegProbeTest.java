package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FFmpegProbeTest {
  @ParameterizedTest
  @CsvSource({
    "videos/intel-one-by-one-person.mp4, h264, 1394, 140",
    "videos/intel-person-bicycle-car.mp4, h264, 459, 0",
    "videos/ozlu-vehicle-counting.mp4, h264, 905, 0",
    "videos/traps/h264-bframes.mp4, h264, 200, 7",
    "videos/traps/h264-opengop.mp4, h264, 200, 7",
    "videos/traps/hevc-opengop.mp4, hevc, 200, 7",
    "videos/traps/h264-vfr.mp4, h264, 120, 3",
    "videos/traps/h264-offset.ts, h264, 200, 8",
    "videos/traps/h264-editlist.mp4, h264, 197, 5",
    "videos/traps/h264-rotated.mp4, h264, 200, 7",
    "videos/traps/mjpeg.avi, mjpeg, 120, 120",
    "videos/traps/mpeg4-bframes.avi, mpeg4, 200, 1",
    "videos/traps/vp9.webm, vp9, 200, 4",
    "videos/traps/truncated-faststart.mp4, h264, 100, 2",
    "videos/traps/damaged-middle.mp4, h264, 200, 0",
  })
  void countsFramesAndFindsWhereToCut(String name, String codec, int frames, int keyframes)
      throws IOException {
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), Videos.file(name), Limits.DEFAULT);
    assertThat(info.codec()).isEqualTo(codec);
    assertThat(info.frames()).isEqualTo(frames);
    if (keyframes > 0) {
      assertThat(info.keyframes()).hasSize(keyframes);
    }
    assertThat(info.keyframes().get(0).frame()).isZero();
    assertThat(info.keyframes().get(0).pts()).isEqualTo(info.times().first());
    assertThat(info.framesPerSecond()).isBetween(6.0, 31.0);
  }

  @ParameterizedTest
  @CsvSource({
    "videos/traps/empty.mp4, is empty",
    "videos/traps/not-a-video.mp4, not a video",
    "videos/traps/audio-only.mp4, there is no video among its 1 streams",
    "videos/traps/truncated-no-moov.mp4, (moov) is missing",
  })
  void saysWhatIsWrongWithAFile(String name, String reason) throws IOException {
    VideoFile file = Videos.file(name);
    assertThatThrownBy(() -> FFmpegProbe.probe(Videos.fileSystem(), file, Limits.DEFAULT))
        .isInstanceOf(BadVideoException.class)
        .hasMessageContaining(file.path())
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "videos/traps/truncated-faststart.mp4, 100",
    "videos/traps/h264-bframes.mp4, 0",
    "videos/traps/h264-editlist.mp4, 0",
    "videos/intel-person-bicycle-car.mp4, 0",
    "videos/traps/mjpeg.avi, 0",
  })
  void tellsWhatACutOffFileHasLost(String name, int missing) throws IOException {
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), Videos.file(name), Limits.DEFAULT);
    assertThat(info.missingFrames()).isEqualTo(missing);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "videos/intel-one-by-one-person.mp4",
        "videos/traps/h264-opengop.mp4",
        "videos/traps/hevc-opengop.mp4",
        "videos/traps/h264-offset.ts",
        "videos/traps/mjpeg.avi",
        "videos/traps/mpeg4-bframes.avi",
        "videos/traps/vp9.webm",
      })
  void partsPutTogetherAreTheWhole(String name) throws IOException {
    VideoFile file = Videos.file(name);
    VideoInfo whole = FFmpegProbe.probe(Videos.fileSystem(), file, Limits.DEFAULT);
    for (int parts : new int[] {2, 3, 7, 20}) {
      List<ProbePart> read = new ArrayList<>();
      for (int i = 0; i < parts; i++) {
        long end = i + 1 == parts ? Long.MAX_VALUE : file.length() * (i + 1) / parts;
        read.add(
            FFmpegProbe.part(
                Videos.fileSystem(), file, file.length() * i / parts, end, Limits.DEFAULT));
      }
      assertThat(ProbePart.join(file, read)).as("%d parts", parts).isEqualTo(whole);
    }
  }
}
