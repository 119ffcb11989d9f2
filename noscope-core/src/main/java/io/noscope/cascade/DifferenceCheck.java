package io.noscope.cascade;

import io.noscope.detect.DifferenceScorer;
import io.noscope.video.FrameSource;
import java.util.Optional;

/** The difference detector at work on the examined frames of one segment. */
final class DifferenceCheck implements AutoCloseable {
  private final DifferenceStage stage;
  private final DifferenceScorer scorer;
  private final Baselines baselines;
  private final Sight sight;
  private final Tally tally;

  /**
   * @param sight what is looked at
   */
  DifferenceCheck(DifferenceStage stage, int skip, Sight sight, Tally tally) {
    this.stage = stage;
    this.scorer = stage.detector().open();
    this.baselines = Baselines.of(stage.detector(), skip);
    this.sight = sight;
    this.tally = tally;
  }

  /**
   * Lets a frame whose view has not changed take its baseline's verdict; leaves others as they are.
   *
   * @param index the frame's, counted from 0 in the segment
   * @param source at that frame
   * @return whether it is unchanged
   */
  boolean settles(PendingFrame frame, int index, FrameSource source) {
    long start = System.nanoTime();
    byte[] view = sight.of(source, stage.detector().spec().side());
    tally.decodedSince(start);

    start = System.nanoTime();
    byte[] seen = scorer.seen(view);
    Optional<Baseline> baseline = baselines.of(index);
    boolean unchanged = baseline.isPresent() && isUnchanged(seen, baseline.get());
    if (unchanged) {
      frame.follow(baseline.get().verdict(), Stage.UNCHANGED);
    }
    baselines.remember(index, seen, frame.verdict());
    tally.comparedSince(start);
    return unchanged;
  }

  private boolean isUnchanged(byte[] view, Baseline baseline) {
    return scorer.score(view, baseline.view()) < stage.threshold();
  }

  @Override
  public void close() {
    scorer.close();
  }
}
