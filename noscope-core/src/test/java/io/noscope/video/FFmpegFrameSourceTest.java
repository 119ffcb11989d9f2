package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FFmpegFrameSourceTest {
  private record Seen(long number, long pts, double seconds, boolean keyframe, long pixels) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "videos/intel-person-bicycle-car.mp4",
        "videos/ozlu-vehicle-counting.mp4",
        "videos/traps/h264-bframes.mp4",
        "videos/traps/h264-opengop.mp4",
        "videos/traps/hevc-opengop.mp4",
        "videos/traps/h264-vfr.mp4",
        "videos/traps/h264-offset.ts",
        "videos/traps/h264-editlist.mp4",
        "videos/traps/h264-rotated.mp4",
        "videos/traps/mjpeg.avi",
        "videos/traps/mpeg4-bframes.avi",
        "videos/traps/vp9.webm",
        "videos/traps/truncated-faststart.mp4",
      })
  void segmentsTogetherAreTheWholeFile(String name) throws IOException {
    VideoInfo info = probe(name);
    List<Seen> sequential = decode(info, List.of(Videos.whole(info)));
    assertThat(sequential).extracting(Seen::number).containsExactlyElementsOf(upTo(info.frames()));
    assertThat(decode(info, info.segments(25))).containsExactlyElementsOf(sequential);
  }

  @Test
  void everySegmentHasAsManyFramesAsItSays() throws IOException {
    VideoInfo info = probe("videos/intel-one-by-one-person.mp4");
    List<Segment> segments = info.segments(300);
    assertThat(segments).hasSizeGreaterThan(3);
    for (Segment segment : segments) {
      try (FFmpegFrameSource source = open(info, segment)) {
        long number = segment.firstFrame();
        while (source.advance()) {
          assertThat(source.number()).isEqualTo(number++);
        }
        assertThat(number).isEqualTo(segment.endFrame());
        assertThat(source.lost()).isEmpty();
      }
    }
  }

  @Test
  void goesOnBehindDamage() throws IOException {
    VideoInfo info = probe("videos/traps/damaged-middle.mp4");
    List<Long> numbers = new ArrayList<>();
    try (FFmpegFrameSource source = open(info, Videos.whole(info))) {
      while (source.advance()) {
        numbers.add(source.number());
      }
      assertThat(source.lost().stream().mapToLong(FrameGap::frames).sum())
          .isEqualTo(200 - numbers.size());
    }
    assertThat(numbers).hasSize(180).doesNotHaveDuplicates().isSorted();
    assertThat(numbers).contains(0L, 199L);
  }

  private static List<Seen> decode(VideoInfo info, List<Segment> segments) throws IOException {
    List<Seen> seen = new ArrayList<>();
    for (Segment segment : segments) {
      try (FFmpegFrameSource source = open(info, segment)) {
        while (source.advance()) {
          seen.add(see(source));
        }
        assertThat(source.lost()).isEmpty();
      }
    }
    return seen;
  }

  private static Seen see(FrameSource source) {
    CRC32 pixels = new CRC32();
    try (HeldFrame held = source.hold()) {
      pixels.update(held.image().bgr());
    }
    pixels.update(source.view(SmallView.LARGE));
    return new Seen(
        source.number(), source.pts(), source.seconds(), source.keyframe(), pixels.getValue());
  }

  private static List<Long> upTo(long frames) {
    List<Long> numbers = new ArrayList<>();
    for (long i = 0; i < frames; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  private static VideoInfo probe(String name) throws IOException {
    return FFmpegProbe.probe(fileSystem(), Videos.file(name), Limits.DEFAULT);
  }

  private static FFmpegFrameSource open(VideoInfo info, Segment segment) throws IOException {
    return FFmpegFrameSource.open(fileSystem(), info, segment, DecodeOptions.DEFAULT);
  }

  private static FileSystem fileSystem() throws IOException {
    return Videos.fileSystem();
  }
}
