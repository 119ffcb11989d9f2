package io.noscope.optimize;

import io.noscope.detect.ModelInTraining;
import io.noscope.detect.ModelSpec;
import io.noscope.detect.TrainingOptions;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a model does among those that are trained beside it.
 *
 * @param spec its architecture
 * @param passes over the training block so far
 * @param loss on the validation block, at best so far
 * @param done whether training has nothing left to do
 */
public record Standing(ModelSpec spec, int passes, double loss, boolean done)
    implements Serializable {
  public static Standing of(ModelInTraining model, TrainingOptions options) {
    return new Standing(model.spec(), model.passes(), model.loss(), model.isDone(options));
  }

  /** The better half of them, which is worth going on with. */
  public static Set<ModelSpec> betterHalf(List<Standing> all) {
    return best((all.size() + 1) / 2, all);
  }

  /**
   * So many of them that the fewest others beat, and of equals those of lower loss. So the most
   * telling stay, and the cheapest; what is measured has no part in it but the loss, so that it is
   * the same on any machine. Models that have not begun are none of them.
   */
  public static Set<ModelSpec> best(int count, List<Standing> all) {
    Comparator<Standing> order = Comparator.comparingLong(each -> each.beatenBy(all));
    return all.stream()
        .filter(each -> each.passes > 0)
        .sorted(order.thenComparingDouble(Standing::loss).thenComparing(Standing::spec))
        .limit(count)
        .map(Standing::spec)
        .collect(Collectors.toSet());
  }

  /** How many tell more and compute less; a loss that is no number is higher than any. */
  private long beatenBy(List<Standing> all) {
    return all.stream()
        .filter(other -> Double.compare(other.loss, loss) < 0 && other.spec.compareTo(spec) < 0)
        .count();
  }
}
