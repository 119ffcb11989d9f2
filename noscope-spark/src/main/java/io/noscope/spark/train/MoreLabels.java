package io.noscope.spark.train;

import io.noscope.optimize.LabelBudget;
import io.noscope.optimize.LabelUse;
import io.noscope.optimize.SamplePlan;
import io.noscope.spark.files.Slice;
import java.util.List;
import java.util.Optional;

/** Labels further frames of an archive to judge plans by, as long as there are any to spare. */
final class MoreLabels {
  private final CascadeOrder order;
  private SamplePlan taken;
  private LabelUse use;

  /**
   * @param taken what was labelled to learn from
   * @param use what that has cost
   */
  MoreLabels(CascadeOrder order, SamplePlan taken, LabelUse use) {
    this.order = order;
    this.taken = taken;
    this.use = use;
  }

  /** Frames that may still be labelled. */
  long left() {
    return Math.max(0, LabelBudget.mostToJudge(taken.archiveFrames()) - taken.frames());
  }

  /** Segments that nobody has labelled yet, of so many frames at most, spread over the archive. */
  List<Slice> unlabelled(double frames) {
    long most = (long) Math.min(frames, (double) taken.archiveFrames());
    return Labelling.slices(
        order.camera(), taken.further(order.camera().videos(), most, order.conf().seed()));
  }

  /** Labels about so many more, spread over the archive; empty where not one segment is left. */
  Optional<VerifyBlock> label(long frames) {
    long start = System.nanoTime();
    SamplePlan further =
        taken.further(order.camera().videos(), Math.min(frames, left()), order.conf().seed());
    if (further.isEmpty()) {
      return Optional.empty();
    }
    List<LabelledSlice> labelled = Labelling.label(order, further, Keep.LABELS);
    taken = taken.plus(further);
    use =
        use.plus(
            new LabelUse(
                further.frames(),
                further.segments().size(),
                further.archiveFrames(),
                (System.nanoTime() - start) / 1e9));
    return Optional.of(VerifyBlock.of(labelled));
  }

  /** What all labels have cost. */
  LabelUse use() {
    return use;
  }
}
