package io.noscope.spark.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.Pedestrians;
import io.noscope.spark.files.Slice;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FrameSource;
import io.noscope.video.HeldFrame;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

/** Frames without a question. */
class PlainFramesTest {
  @Test
  void holdsNoPixelsUnlessToldTo() throws IOException {
    try (PlainFrames frames = new PlainFrames(open(lastSegment()), false)) {
      while (frames.advance()) {
        assertThat(frames.label().pixels()).isEmpty();
      }
      assertThat(frames.counts().frames()).isEqualTo(lastSegment().segment().frames());
    }
  }

  @Test
  void holdsThePixelsOfEachFrame() throws IOException {
    try (PlainFrames frames = new PlainFrames(open(lastSegment()), true)) {
      assertThat(frames.advance()).isTrue();
      try (HeldFrame pixels = frames.label().pixels().orElseThrow()) {
        assertThat(pixels.image().width()).isEqualTo(768);
      }
    }
  }

  private static Slice lastSegment() throws IOException {
    VideoInfo video = Pedestrians.probe();
    var segments = video.segments(50);
    return new Slice("square", video, segments.get(segments.size() - 1));
  }

  private static FrameSource open(Slice slice) throws IOException {
    return slice.open(DecodeOptions.DEFAULT, new Configuration());
  }
}
