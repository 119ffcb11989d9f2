package io.noscope.spark.train;

import io.noscope.label.ErrorRates;
import io.noscope.optimize.Explanation;
import io.noscope.store.StoredCascade;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers about a cascade that are kept beside it in the store.
 *
 * @param referenceSeconds what the reference detector took for a frame while labelling, decoding
 *     included
 * @param verified errors on the verify block
 */
public record StoredFacts(Optional<Double> referenceSeconds, Optional<ErrorRates> verified) {
  private static final String REFERENCE_SECONDS = "referenceSecondsPerFrame";
  private static final String FALSE_POSITIVES = "verifiedFalsePositives";
  private static final String NEGATIVES = "verifiedNegatives";
  private static final String FALSE_NEGATIVES = "verifiedFalseNegatives";
  private static final String POSITIVES = "verifiedPositives";

  /** What the store holds. */
  public static StoredFacts of(StoredCascade stored) {
    Map<String, String> facts = stored.metadata();
    return new StoredFacts(
        Optional.ofNullable(facts.get(REFERENCE_SECONDS)).map(Double::valueOf),
        Optional.ofNullable(facts.get(POSITIVES))
            .map(
                positives ->
                    new ErrorRates(
                        Long.parseLong(facts.get(FALSE_POSITIVES)),
                        Long.parseLong(facts.get(NEGATIVES)),
                        Long.parseLong(facts.get(FALSE_NEGATIVES)),
                        Long.parseLong(positives))));
  }

  static StoredFacts of(Explanation explanation) {
    Optional<Double> measured =
        explanation.costs().reference().samples() == 0
            ? Optional.empty()
            : Optional.of(explanation.referenceOnlyCost());
    return new StoredFacts(measured, explanation.verified());
  }

  Map<String, String> toMap() {
    Map<String, String> facts = new HashMap<>();
    referenceSeconds.ifPresent(seconds -> facts.put(REFERENCE_SECONDS, seconds.toString()));
    verified.ifPresent(
        rates -> {
          facts.put(FALSE_POSITIVES, String.valueOf(rates.falsePositives()));
          facts.put(NEGATIVES, String.valueOf(rates.negatives()));
          facts.put(FALSE_NEGATIVES, String.valueOf(rates.falseNegatives()));
          facts.put(POSITIVES, String.valueOf(rates.positives()));
        });
    return facts;
  }
}
