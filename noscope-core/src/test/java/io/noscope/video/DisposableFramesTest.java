package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames that no other is predicted from are left out of decoding, without harm to others. */
class DisposableFramesTest {
  private static final DecodeOptions ALL = DecodeOptions.DEFAULT;

  /** What there is to know of a frame. */
  private record Shown(
      long number, long pts, double seconds, boolean keyframe, boolean disposable, int pixels) {
    private Shown without() {
      return new Shown(number, pts, seconds, keyframe, disposable, 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "archive/lobby-00.mp4, 0.4",
    "videos/intel-one-by-one-person.mp4, 0",
    "videos/intel-person-bicycle-car.mp4, 0",
    "videos/ozlu-vehicle-counting.mp4, 0",
    "videos/traps/h264-bframes.mp4, 0.3",
    "videos/traps/h264-opengop.mp4, 0.3",
    "videos/traps/h264-offset.ts, 0",
    "videos/traps/h264-vfr.mp4, 0",
    "videos/traps/hevc-opengop.mp4, 0.3",
    "videos/traps/mpeg4-bframes.avi, 0",
    "videos/traps/vp9.webm, 0",
  })
  void theOthersAreWhatTheyWere(String name, double share) throws IOException {
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), Videos.file(name), Limits.DEFAULT);
    for (Segment segment : info.segments(100).stream().limit(5).toList()) {
      List<Shown> all = read(info, segment, ALL, true);
      List<Shown> fewer = read(info, segment, ALL.disposables(false), false);

      assertThat(fewer).hasSameSizeAs(all);
      for (int i = 0; i < all.size(); i++) {
        Shown frame = all.get(i);
        assertThat(fewer.get(i)).isEqualTo(frame.disposable() ? frame.without() : frame);
      }
      double disposable = all.stream().filter(Shown::disposable).count();
      assertThat(disposable / all.size()).isGreaterThanOrEqualTo(share);
    }
  }

  private static List<Shown> read(
      VideoInfo info, Segment segment, DecodeOptions options, boolean pixels) throws IOException {
    List<Shown> frames = new ArrayList<>();
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(Videos.fileSystem(), info, segment, options)) {
      while (source.advance()) {
        boolean seen = pixels || !source.disposable();
        frames.add(
            new Shown(
                source.number(),
                source.pts(),
                source.seconds(),
                source.keyframe(),
                source.disposable(),
                seen ? Arrays.hashCode(source.view(SmallView.SMALL)) | 1 : 0));
      }
      assertThat(source.lost()).isEmpty();
    }
    return frames;
  }

  @ParameterizedTest
  @CsvSource({"1, 3250", "0, 1900"})
  void lessIsDecoded(double stillBelow, long most) throws IOException {
    VideoInfo info =
        FFmpegProbe.probe(Videos.fileSystem(), Videos.file("archive/lobby-00.mp4"), Limits.DEFAULT);
    DecodeOptions options =
        ALL.disposables(false).stillBelow(stillBelow == 0 ? 300 : Double.NEGATIVE_INFINITY);
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(Videos.fileSystem(), info, Videos.whole(info), options)) {
      long last = -1;
      while (source.advance()) {
        assertThat(source.number()).isEqualTo(++last);
      }
      assertThat(last + 1).isEqualTo(info.frames());
      assertThat(source.lost()).isEmpty();
      assertThat(source.decoded()).isBetween(info.keyframes().size() + 1L, most);
    }
  }

  @ParameterizedTest
  @CsvSource({"damaged-middle.mp4", "truncated-faststart.mp4"})
  void whatIsLostIsStillNoticed(String name) throws IOException {
    VideoInfo info =
        FFmpegProbe.probe(Videos.fileSystem(), Videos.file("videos/traps/" + name), Limits.DEFAULT);
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(
            Videos.fileSystem(), info, Videos.whole(info), ALL.disposables(false))) {
      long frames = 0;
      while (source.advance()) {
        frames++;
      }
      long lost = source.lost().stream().mapToLong(FrameGap::frames).sum();
      assertThat(frames + lost).isEqualTo(info.frames());
    }
  }

  @ParameterizedTest
  @CsvSource("videos/traps/h264-bframes.mp4")
  void whatIsLeftOutHasNoPixels(String name) throws IOException {
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), Videos.file(name), Limits.DEFAULT);
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(
            Videos.fileSystem(), info, Videos.whole(info), ALL.disposables(false))) {
      do {
        assertThat(source.advance()).isTrue();
      } while (!source.disposable());

      assertThatThrownBy(() -> source.view(SmallView.SMALL)).hasMessageContaining("not decoded");
      assertThatThrownBy(source::hold).hasMessageContaining("not decoded");
    }
  }
}
