package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameRunTest {
  @Test
  void partsOfOneRunAreTheSegments() throws IOException {
    VideoInfo info =
        FFmpegProbe.probe(
            Videos.fileSystem(), Videos.file("videos/intel-one-by-one-person.mp4"), Limits.DEFAULT);
    List<Segment> segments = info.segments(300);
    assertThat(segments).hasSizeGreaterThan(3);
    Segment all = segments.get(0).upTo(segments.get(segments.size() - 1));
    try (FrameRun run =
        new FrameRun(
            FFmpegFrameSource.open(Videos.fileSystem(), info, all, DecodeOptions.DEFAULT))) {
      for (Segment segment : segments) {
        assertThat(numbers(run.part(segment)))
            .hasSize((int) segment.frames())
            .startsWith(segment.firstFrame())
            .endsWith(segment.endFrame() - 1);
      }
    }
  }

  private static List<Long> numbers(FrameSource part) throws IOException {
    List<Long> numbers = new ArrayList<>();
    while (part.advance()) {
      numbers.add(part.number());
    }
    return numbers;
  }
}
