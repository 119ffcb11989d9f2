package io.noscope.optimize;

import io.noscope.detect.ModelSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What training models cost.
 *
 * @param rounds of training, each of the better half of the models before
 * @param dear models that were not trained, as they cannot pay
 * @param seconds wall time of timing, training and scoring them
 * @param budget seconds after which training stopped short, if it did: models that had not begun by
 *     then are in no round
 */
public record TrainingUse(
    List<Round> rounds, List<Dear> dear, double seconds, Optional<Double> budget) {
  /** No model was trained. */
  public static final TrainingUse NONE = new TrainingUse(List.of(), List.of(), 0, Optional.empty());

  private static final int MOST_NAMED = 4;

  /**
   * A round of training.
   *
   * @param models that took part
   * @param passes over the training block that any of them has made by its end
   */
  public record Round(int models, int passes) {}

  /**
   * A model that costs more than it can save.
   *
   * @param model its architecture
   * @param seconds for scoring a frame
   * @param reference seconds that the reference detector takes for one
   */
  public record Dear(String model, double seconds, double reference) {
    public static Dear of(ModelSpec spec, Cost cost, Cost reference) {
      return new Dear(spec.toString(), cost.seconds(), reference.seconds());
    }
  }

  public TrainingUse {
    rounds = List.copyOf(rounds);
    dear = List.copyOf(dear);
    if (!(seconds >= 0)) {
      throw new IllegalArgumentException("training took " + seconds + " seconds");
    }
  }

  /**
   * Such as {@code 24 models for 1 pass, the better 12 for up to 2}; empty where none was to be.
   */
  public Optional<String> trained() {
    if (rounds.isEmpty()) {
      return budget.map(allowed -> "none, as " + usedUp(allowed));
    }
    Round first = rounds.get(0);
    StringBuilder text = new StringBuilder();
    text.append("%d model%s for ".formatted(first.models(), first.models() == 1 ? "" : "s"));
    text.append(first.passes() == 1 ? "1 pass" : "up to %d passes".formatted(first.passes()));
    for (Round round : rounds.subList(1, rounds.size())) {
      String models = round.models() == first.models() ? "all" : "the better " + round.models();
      text.append(", %s for up to %d".formatted(models, round.passes()));
    }
    budget.ifPresent(allowed -> text.append("; then ").append(usedUp(allowed)));
    return Optional.of(text.toString());
  }

  private static String usedUp(double seconds) {
    return String.format(Locale.ROOT, "trainingBudget (%.4g s) was used up", seconds);
  }

  /** Why some models were not trained, if there were such. */
  public Optional<String> tooDear() {
    if (dear.isEmpty()) {
      return Optional.empty();
    }
    String names =
        dear.stream()
            .limit(MOST_NAMED)
            .map(
                each ->
                    String.format(Locale.ROOT, "%s (%,.0f us)", each.model(), 1e6 * each.seconds()))
            .collect(Collectors.joining(", "));
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s%s cannot pay: to score a frame %s more than %.0f%% of the %,.0f us that the"
                + " reference detector does",
            names,
            dear.size() > MOST_NAMED ? " and %d more".formatted(dear.size() - MOST_NAMED) : "",
            dear.size() == 1 ? "it takes" : "they take",
            100 * (1 - CascadeOptimizer.LEAST_SAVING),
            1e6 * dear.get(0).reference()));
  }
}
