package io.noscope.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Thresholds of the still stage that are worth trying. Few groups of pictures show someone come or
 * go, too few to tell by errors how high a threshold may be. So it has to stay well below whatever
 * moved with the class in view, at the level of groups without it. As the stage is fitted to
 * nothing, all that was labelled counts.
 */
final class StillThresholds {
  /** Share of the least motion with the class in view that thresholds must stay below. */
  private static final double CLEARANCE = 0.5;

  /** Shares of the empty groups to be content with: some of them are odd. */
  private static final double[] CONTENT = {0.99, 0.97, 0.95, 0.9, 0.8, 0.6};

  private StillThresholds() {}

  /** Highest first; none where groups without the class move no less than those with it. */
  static List<Double> of(List<ThresholdBlock> blocks) {
    List<Double> empty = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (ThresholdBlock block : blocks) {
      int frame = 0;
      while (frame < block.frames()) {
        int end = endOfGroup(block, frame);
        double motion = block.motion()[frame];
        if (shows(block, frame, end)) {
          least = Math.min(least, motion);
        } else if (block.leads()[frame] && Double.isFinite(motion)) {
          empty.add(motion);
        }
        frame = end;
      }
    }
    double most = CLEARANCE * least;
    List<Double> still = empty.stream().filter(motion -> motion < most).sorted().toList();
    return DoubleStream.of(CONTENT)
        .map(content -> Math.floor(content * still.size()))
        .filter(groups -> groups > 0)
        .map(groups -> Math.nextUp(still.get((int) groups - 1)))
        .distinct()
        .boxed()
        .toList();
  }

  private static int endOfGroup(ThresholdBlock block, int frame) {
    int end = frame + 1;
    while (end < block.frames()
        && !block.leads()[end]
        && block.starts()[end] == block.starts()[frame]) {
      end++;
    }
    return end;
  }

  private static boolean shows(ThresholdBlock block, int from, int end) {
    for (int frame = from; frame < end; frame++) {
      if (block.present()[frame]) {
        return true;
      }
    }
    return false;
  }
}
