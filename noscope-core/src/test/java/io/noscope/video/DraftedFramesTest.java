package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.TestData;
import io.noscope.label.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts are for small views: whoever asks for a picture gets the full one. */
class DraftedFramesTest {
  private static final DecodeOptions FULL = DecodeOptions.DEFAULT;
  private static final DecodeOptions DRAFTS = FULL.drafts(true);
  private static final Optional<Rectangle> WHOLE = Optional.empty();
  private static final int FRAMES = 50;
  private static final int WAITING = 9;

  @TempDir private static Path folder;

  /** What there is to know of a frame but its pixels. */
  private record Shown(long number, long pts, double seconds, boolean keyframe, double motion) {
    static Shown of(FrameSource source) {
      return new Shown(
          source.number(), source.pts(), source.seconds(), source.keyframe(), source.motion());
    }
  }

  /** Everything of a frame, pixels as a hash. */
  private record Seen(Shown shown, int image, int view, int draft) {}

  private static VideoInfo video(String name) throws IOException {
    Path file =
        name.equals("mjpeg")
            ? MotionJpeg.write(folder.resolve("bar.avi"), 40, 640, 576)
            : TestData.file(name);
    return FFmpegProbe.probe(Videos.fileSystem(), Videos.of(file), Limits.DEFAULT);
  }

  private static FFmpegFrameSource open(VideoInfo video, DecodeOptions options) throws IOException {
    return FFmpegFrameSource.open(
        Videos.fileSystem(), video, video.segments(FRAMES).get(0), options);
  }

  private static int hash(HeldFrame held) {
    return Arrays.hashCode(held.image().bgr());
  }

  private static List<Seen> read(VideoInfo video, DecodeOptions options) throws IOException {
    List<Seen> frames = new ArrayList<>();
    try (FFmpegFrameSource source = open(video, options)) {
      while (source.advance()) {
        int draft = Arrays.hashCode(source.draft(WHOLE, SmallView.LARGE));
        int view = Arrays.hashCode(source.view(SmallView.LARGE));
        try (HeldFrame held = source.hold()) {
          frames.add(new Seen(Shown.of(source), hash(held), view, draft));
        }
      }
    }
    return frames;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mjpeg",
        "archive/lobby-00.mp4",
        "videos/intel-one-by-one-person.mp4",
        "videos/traps/h264-bframes.mp4",
        "videos/traps/h264-opengop.mp4",
        "videos/traps/h264-rotated.mp4",
        "videos/traps/h264-offset.ts",
        "videos/traps/hevc-opengop.mp4",
      })
  void picturesAndViewsAreThoseOfFullDecoding(String name) throws IOException {
    VideoInfo video = video(name);
    List<Seen> full = read(video, FULL);
    List<Seen> drafted = read(video, DRAFTS);

    assertThat(drafted).extracting(Seen::shown).isEqualTo(full.stream().map(Seen::shown).toList());
    assertThat(drafted).extracting(Seen::image).isEqualTo(full.stream().map(Seen::image).toList());
    assertThat(drafted).extracting(Seen::view).isEqualTo(full.stream().map(Seen::view).toList());
    assertThat(full).allMatch(frame -> frame.draft() == frame.view());
    assertThat(drafted).anyMatch(frame -> frame.draft() != frame.view());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mjpeg", "videos/traps/h264-opengop.mp4"})
  void aFrameThatIsAskedForLaterIsTheSame(String name) throws IOException {
    VideoInfo video = video(name);
    List<Seen> full = read(video, FULL);
    Map<Long, Integer> images = new HashMap<>();
    Deque<HeldFrame> waiting = new ArrayDeque<>();
    Deque<Long> numbers = new ArrayDeque<>();
    try (FFmpegFrameSource source = open(video, DRAFTS)) {
      while (source.advance()) {
        numbers.add(source.number());
        waiting.add(source.hold());
        if (waiting.size() == WAITING) {
          // The last first, as whoever shows frames may lag behind the reference detector.
          images.put(numbers.removeLast(), take(waiting.removeLast()));
          images.put(numbers.removeFirst(), take(waiting.removeFirst()));
        }
      }
      while (!waiting.isEmpty()) {
        images.put(numbers.removeFirst(), take(waiting.removeFirst()));
      }
    }

    assertThat(images).hasSameSizeAs(full);
    full.forEach(
        frame ->
            assertThat(images.get(frame.shown().number()))
                .as("frame %d", frame.shown().number())
                .isEqualTo(frame.image()));
  }

  private static int take(HeldFrame held) {
    try (held) {
      assertThat(held.bytes()).isZero();
      return hash(held);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mjpeg", "videos/traps/h264-opengop.mp4", "videos/traps/hevc-opengop.mp4"})
  void aDraftIsTheSameWhereverDecodingStarts(String name) throws IOException {
    VideoInfo video = video(name);
    List<Integer> whole = drafts(video, Videos.whole(video));
    List<Integer> split = new ArrayList<>();
    for (Segment segment : video.segments(1)) {
      split.addAll(drafts(video, segment));
    }

    assertThat(split).isEqualTo(whole);
  }

  private static List<Integer> drafts(VideoInfo video, Segment segment) throws IOException {
    List<Integer> drafts = new ArrayList<>();
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(Videos.fileSystem(), video, segment, DRAFTS)) {
      while (source.advance()) {
        drafts.add(Arrays.hashCode(source.draft(WHOLE, SmallView.LARGE)));
      }
    }
    return drafts;
  }

  @Test
  void aRegionOfASmallerPictureShowsWhatItShowed() throws IOException {
    VideoInfo video = video("mjpeg");
    Optional<Rectangle> corner = Optional.of(new Rectangle(301, 203, 640, 576));
    try (FFmpegFrameSource source = open(video, DRAFTS)) {
      while (source.advance()) {
        byte[] view = source.view(corner, SmallView.LARGE).clone();
        byte[] draft = source.draft(corner, SmallView.LARGE);
        assertThat(meanDifference(view, draft)).isBetween(0.0, 3.0);
      }
    }
  }

  private static double meanDifference(byte[] some, byte[] others) {
    long sum = 0;
    for (int i = 0; i < some.length; i++) {
      sum += Math.abs((some[i] & 0xff) - (others[i] & 0xff));
    }
    return (double) sum / some.length;
  }

  @ParameterizedTest
  @ValueSource(strings = "archive/lobby-00.mp4")
  void questionsOfOneGroupDecodeItOnce(String name) throws IOException {
    VideoInfo video = video(name);
    long second = video.keyframes().get(1).frame();
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(Videos.fileSystem(), video, Videos.whole(video), DRAFTS)) {
      List<HeldFrame> held = new ArrayList<>();
      while (source.advance() && source.number() <= second + 9) {
        if (source.number() == 7 || source.number() == 12 || source.number() > second + 5) {
          held.add(source.hold());
        }
      }
      long drafts = source.decoded();
      held.forEach(DraftedFramesTest::take);

      assertThat(source.decoded() - drafts).isEqualTo(13 + 10);
      assertThat(source.lost()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "archive/lobby-00.mp4")
  void questionsOfTwoEachGoOnWhereTheyWere(String name) throws IOException {
    try (FFmpegFrameSource source = open(video(name), DRAFTS)) {
      List<HeldFrame> held = new ArrayList<>();
      while (source.advance()) {
        held.add(source.hold());
      }
      long drafts = source.decoded();
      for (int frame : new int[] {30, 5, 31, 6, 32, 7}) {
        take(held.get(frame));
      }

      assertThat(source.decoded() - drafts).isEqualTo(33 + 8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "videos/traps/damaged-middle.mp4")
  void whatDoesNotDecodeInFullIsNamed(String name) throws IOException {
    VideoInfo video = video(name);
    try (FFmpegFrameSource full =
        FFmpegFrameSource.open(Videos.fileSystem(), video, Videos.whole(video), FULL)) {
      while (full.advance()) {
        // Up to the end.
      }
      long lost = full.lost().get(0).firstFrame();
      FullPictures pictures = FullPictures.of(Videos.fileSystem(), video, DRAFTS).orElseThrow();

      assertThatThrownBy(() -> pictures.hold(lost))
          .hasRootCauseInstanceOf(BadVideoException.class)
          .hasMessageContaining(
              "frame %d decodes as a draft and not in full; leave draft out of parts and train anew"
                  .formatted(lost));
      pictures.close();
      assertThatThrownBy(() -> pictures.hold(0))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("frame 0 was asked for after its source was closed");
    }
  }

  @Test
  void aHeldFrameIsClosedOnce() throws IOException {
    try (FFmpegFrameSource source = open(video("mjpeg"), DRAFTS)) {
      assertThat(source.advance()).isTrue();
      HeldFrame held = source.hold();
      assertThat(held.size()).isEqualTo(new ImageSize(640, 576));
      held.close();

      assertThatThrownBy(held::image)
          .hasMessageContaining("a held frame was used after it was closed");
    }
  }
}
