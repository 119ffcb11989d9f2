package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.TestData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups of pictures in which little moves pass without being decoded. */
class StillGroupsTest {
  private static final String LOBBY = "archive/lobby-00.mp4";
  private static final String PEOPLE = "videos/intel-one-by-one-person.mp4";

  /** What there is to know of a frame. */
  private record Shown(long number, long pts, double seconds, boolean keyframe, int pixels) {
    private boolean isLike(Shown passed) {
      return number == passed.number
          && pts == passed.pts
          && seconds == passed.seconds
          && keyframe == passed.keyframe
          && (passed.pixels == NONE || pixels == passed.pixels);
    }
  }

  private static final int NONE = 0;

  @ParameterizedTest
  @ValueSource(
      strings = {
        LOBBY,
        "archive/cbr-05.mp4",
        PEOPLE,
        "videos/intel-person-bicycle-car.mp4",
        "videos/traps/h264-bframes.mp4",
        "videos/traps/h264-opengop.mp4",
        "videos/traps/hevc-opengop.mp4",
        "videos/traps/h264-vfr.mp4",
        "videos/traps/h264-rotated.mp4",
        "videos/traps/vp9.webm",
        "videos/traps/mjpeg.avi"
      })
  void framesKeepTheirNumbersAndTimes(String name) throws IOException {
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), Videos.file(name), Limits.DEFAULT);
    Segment segment = info.segments(300).get(0);
    List<Double> motions = new ArrayList<>();
    List<Shown> decoded = read(info, segment, Double.NEGATIVE_INFINITY, motions);
    double[] known =
        motions.stream().mapToDouble(m -> m).filter(Double::isFinite).sorted().toArray();

    for (double share : new double[] {0.5, 1}) {
      double below =
          known.length == 0 ? 1e9 : Math.nextUp(known[(int) (share * (known.length - 1))]);
      List<Double> again = new ArrayList<>();
      List<Shown> passed = read(info, segment, below, again);

      assertThat(again).isEqualTo(motions);
      assertThat(passed).hasSameSizeAs(decoded);
      for (int i = 0; i < passed.size(); i++) {
        Shown frame = passed.get(i);
        assertThat(frame).matches(decoded.get(i)::isLike);
        boolean still = motions.get(i) < below && !frame.keyframe();
        assertThat(frame.pixels() == NONE).as("frame %d", frame.number()).isEqualTo(still);
      }
    }
  }

  private static List<Shown> read(
      VideoInfo info, Segment segment, double below, List<Double> motions) throws IOException {
    List<Shown> frames = new ArrayList<>();
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(
            Videos.fileSystem(), info, segment, DecodeOptions.DEFAULT.stillBelow(below))) {
      while (source.advance()) {
        motions.add(source.motion());
        boolean passes = source.motion() < below && !source.keyframe();
        int pixels = passes ? NONE : Arrays.hashCode(source.view(Optional.empty(), 50)) | 1;
        frames.add(
            new Shown(source.number(), source.pts(), source.seconds(), source.keyframe(), pixels));
      }
      assertThat(source.lost()).isEmpty();
    }
    return frames;
  }

  @Test
  void motionIsTheLargestMeanOfFivePackets() throws Exception {
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), Videos.file(LOBBY), Limits.DEFAULT);
    List<Integer> sizes = Ffprobe.packetSizes(TestData.file(LOBBY).toString());

    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(
            Videos.fileSystem(), info, Videos.whole(info), DecodeOptions.DEFAULT)) {
      for (int frame = 0; frame < 400; frame++) {
        assertThat(source.advance()).isTrue();
        Segment group = info.group(info.keyframes().floor(frame));
        double largest = 0;
        for (long first = group.firstFrame() + 1; first + 5 <= group.endFrame(); first++) {
          double sum = 0;
          for (int i = 0; i < 5; i++) {
            sum += sizes.get((int) first + i);
          }
          largest = Math.max(largest, sum / 5);
        }
        assertThat(source.motion()).as("frame %d", frame).isEqualTo(largest);
      }
    }
  }

  @Test
  void muchOfAQuietHallIsNotDecoded() throws IOException {
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), Videos.file(LOBBY), Limits.DEFAULT);
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(
            Videos.fileSystem(),
            info,
            Videos.whole(info),
            DecodeOptions.DEFAULT.stillBelow(Double.MAX_VALUE))) {
      long frames = 0;
      while (source.advance()) {
        frames++;
      }
      assertThat(frames).isEqualTo(info.frames());
      assertThat(source.decoded()).isEqualTo(info.keyframes().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"damaged-middle.mp4", "truncated-faststart.mp4"})
  void whatDependsOnALostKeyframeIsLost(String name) throws IOException {
    VideoInfo info =
        FFmpegProbe.probe(Videos.fileSystem(), Videos.file("videos/traps/" + name), Limits.DEFAULT);
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(
            Videos.fileSystem(),
            info,
            Videos.whole(info),
            DecodeOptions.DEFAULT.stillBelow(Double.MAX_VALUE))) {
      long frames = 0;
      while (source.advance()) {
        frames++;
      }
      long lost = source.lost().stream().mapToLong(FrameGap::frames).sum();
      assertThat(frames + lost).isEqualTo(info.frames());
    }
  }

  @Test
  void whatPassedHasNoPixels() throws IOException {
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), Videos.file(LOBBY), Limits.DEFAULT);
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(
            Videos.fileSystem(),
            info,
            Videos.whole(info),
            DecodeOptions.DEFAULT.stillBelow(Double.MAX_VALUE))) {
      assertThat(source.advance()).isTrue();
      assertThat(source.view(SmallView.SMALL)).hasSize(7500);
      assertThat(source.advance()).isTrue();
      assertThatThrownBy(() -> source.view(SmallView.SMALL)).hasMessageContaining("not decoded");
      assertThatThrownBy(source::hold).hasMessageContaining("not decoded");
    }
  }
}
