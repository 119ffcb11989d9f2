package io.noscope.spark.task;

import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.JointRunner;
import io.noscope.cascade.StageCounts;
import io.noscope.video.FrameSource;
import java.io.IOException;
import java.util.List;

/**
 * Several cascades over one slice.
 *
 * @param source its frames, owned like the runner
 */
record JointFrames(FrameSource source, JointRunner runner) implements FrameCursor {
  @Override
  public boolean advance() throws IOException {
    return runner.advance();
  }

  @Override
  public List<FrameLabel> labels() {
    return runner.labels();
  }

  @Override
  public StageCounts counts() {
    return runner.counts();
  }

  @Override
  public void close() {
    try (source) {
      runner.close();
    }
  }
}
