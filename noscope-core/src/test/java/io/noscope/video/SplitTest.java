package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Number, time and pixels of each frame of each file, however the file is split. */
class SplitTest {
  private record Seen(long number, long pts, double seconds, boolean keyframe, long pixels) {}

  private record Whole(VideoInfo video, List<Seen> frames) {}

  private static final List<Whole> WHOLE = new ArrayList<>();

  @BeforeAll
  static void decodeOnce() throws IOException {
    for (VideoInfo video : videos()) {
      WHOLE.add(new Whole(video, decode(video, Videos.whole(video))));
    }
  }

  @Test
  void aFileInPartsIsTheFile() throws IOException {
    partsAreTheFile(3);
  }

  @ParameterizedTest
  @Tag("slow")
  @ValueSource(ints = {2, 7})
  void howeverManyThePartsAre(int parts) throws IOException {
    partsAreTheFile(parts);
  }

  private static void partsAreTheFile(int parts) throws IOException {
    for (Whole whole : WHOLE) {
      VideoInfo video = whole.video();
      List<Seen> split = new ArrayList<>();
      for (Segment part : parts(video, parts)) {
        split.addAll(decode(video, part));
      }
      assertThat(split).as("%s in %d parts", video.file().name(), parts).isEqualTo(whole.frames());
    }
  }

  @Test
  void eachKeyframeCanBeStartedAt() throws IOException {
    for (Whole whole : WHOLE) {
      VideoInfo video = whole.video();
      if (video.frames() > 200) {
        continue; // The short ones are the tricky ones.
      }
      List<Seen> split = new ArrayList<>();
      for (Segment segment : video.segments(1)) {
        split.addAll(decode(video, segment));
      }
      assertThat(split).as(video.file().name()).isEqualTo(whole.frames());
    }
  }

  private static List<VideoInfo> videos() throws IOException {
    List<VideoInfo> videos = new ArrayList<>();
    for (String folder : List.of("videos", "videos/traps")) {
      try (Stream<Path> files = Files.list(TestData.file(folder))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          try {
            videos.add(FFmpegProbe.probe(Videos.fileSystem(), Videos.of(file), Limits.DEFAULT));
          } catch (BadVideoException e) {
            assertThat(file.getFileName().toString())
                .matches(".*(json|no-moov.mp4|empty.mp4|not-a-video.mp4|audio-only.mp4)");
          }
        }
      }
    }
    assertThat(videos).hasSize(16);
    return videos;
  }

  /** Segments by the byte that they begin at, as partitions of a scan have them. */
  private static List<Segment> parts(VideoInfo video, int parts) {
    List<Segment> joined = new ArrayList<>();
    long length = video.file().length();
    int last = -1;
    for (Segment segment : video.segments(1)) {
      int part = (int) (Math.max(0, segment.position()) * parts / length);
      if (part == last) {
        joined.set(joined.size() - 1, joined.get(joined.size() - 1).upTo(segment));
      } else {
        joined.add(segment);
      }
      last = part;
    }
    return joined;
  }

  private static List<Seen> decode(VideoInfo video, Segment segment) throws IOException {
    List<Seen> seen = new ArrayList<>();
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(Videos.fileSystem(), video, segment, DecodeOptions.DEFAULT)) {
      while (source.advance()) {
        CRC32 pixels = new CRC32();
        try (HeldFrame held = source.hold()) {
          pixels.update(held.image().bgr());
        }
        pixels.update(source.view(SmallView.LARGE));
        seen.add(
            new Seen(
                source.number(),
                source.pts(),
                source.seconds(),
                source.keyframe(),
                pixels.getValue()));
      }
    }
    return seen;
  }
}
