package io.noscope.spark.train;

import io.noscope.label.Rectangle;
import io.noscope.optimize.DecodeCosts;
import io.noscope.optimize.LabelledSegment;
import io.noscope.optimize.PlanPart;
import io.noscope.optimize.Role;
import io.noscope.spark.conf.Decoding;
import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.files.Jobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The threshold block as drafts show it.
 *
 * @param segments with views of drafts
 * @param costs of decoding drafts
 */
record DraftedBlock(List<LabelledSegment> segments, DecodeCosts costs) {
  /** Decodes the block once more; empty where plans may have no drafts, or the codec has none. */
  static Optional<DraftedBlock> of(CascadeOrder order, Labelling labelling) {
    List<LabelledSlice> labelled = labelling.slices(Role.THRESHOLD);
    boolean wanted =
        order.conf().parts().contains(PlanPart.DRAFT)
            && order.conf().decoding() == Decoding.COUNTED
            && labelled.stream().anyMatch(each -> each.slice().video().format().hasDrafts());
    return wanted ? of(labelled, decode(order, labelled), labelling.work()) : Optional.empty();
  }

  private static List<DraftSlice.Drafted> decode(CascadeOrder order, List<LabelledSlice> labelled) {
    JavaSparkContext spark = order.spark();
    var hadoop = HadoopBroadcast.of(spark);
    Optional<Rectangle> part = order.query().view();
    Rectangle region = part.orElse(null); // Optional does not serialize.
    List<DraftSlice> slices = labelled.stream().map(DraftSlice::of).toList();
    int tasks = Math.min(slices.size(), 8 * spark.defaultParallelism());
    return Jobs.described(
        spark,
        "decoding drafts of %d segments".formatted(slices.size()),
        () ->
            spark
                .parallelize(slices, tasks)
                .map(slice -> slice.decode(Optional.ofNullable(region), hadoop.value().value()))
                .collect());
  }

  /** Empty where the drafts are not of the frames that were labelled, as in a damaged file. */
  private static Optional<DraftedBlock> of(
      List<LabelledSlice> labelled, List<DraftSlice.Drafted> drafted, LabelWork work) {
    List<LabelledSegment> segments = new ArrayList<>();
    DecodeTimes full = DecodeTimes.NONE;
    DecodeTimes drafts = DecodeTimes.NONE;
    long frames = 0;
    for (int i = 0; i < labelled.size(); i++) {
      DraftSlice.Drafted seen = drafted.get(i);
      if (seen.views().length != labelled.get(i).present().length) {
        return Optional.empty();
      }
      segments.add(labelled.get(i).segment(seen.views()));
      full = full.plus(seen.full());
      drafts = drafts.plus(seen.drafts());
      frames += seen.views().length;
    }
    return Optional.of(
        new DraftedBlock(segments, drafts.instead(full, work.decodeCosts(), frames)));
  }
}
