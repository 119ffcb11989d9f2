package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets tell the times that frames come out with. */
class FFmpegShownTimesTest {
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
        "vp9.webm"
      })
  void areThoseOfTheDecodedFrames(String name) throws IOException {
    FileSystem fs = Videos.fileSystem();
    VideoInfo info = FFmpegProbe.probe(fs, Videos.file("videos/traps/" + name), Limits.DEFAULT);

    for (Segment segment : info.segments(30)) {
      List<Double> decoded = new ArrayList<>();
      try (FrameSource source = FFmpegFrameSource.open(fs, info, segment, DecodeOptions.DEFAULT)) {
        while (source.advance()) {
          decoded.add(source.seconds());
        }
      }
      double[] told = FFmpegShownTimes.of(fs, info, segment, Limits.DEFAULT);
      assertThat(told).containsExactly(decoded.stream().mapToDouble(d -> d).toArray());
    }
  }
}
