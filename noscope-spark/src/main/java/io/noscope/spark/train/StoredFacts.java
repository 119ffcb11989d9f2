package io.noscope.spark.train;

import io.noscope.label.Drift;
import io.noscope.label.ErrorRates;
import io.noscope.optimize.Explanation;
import io.noscope.optimize.Selectivities;
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
 * @param confidence of their bounds, for as many looks as were taken at it
 * @param expected how many frames reach each stage, of those that the plan was tried on
 * @param expectedSeconds what the plan is expected to take for a frame, on one core
 * @param drift how it does on files that it was not trained on, where it was asked about any
 */
public record StoredFacts(
    Optional<Double> referenceSeconds,
    Optional<ErrorRates> verified,
    double confidence,
    Optional<Selectivities> expected,
    Optional<Double> expectedSeconds,
    Optional<Drift> drift) {
  private static final String REFERENCE_SECONDS = "referenceSecondsPerFrame";
  private static final String FALSE_POSITIVES = "verifiedFalsePositives";
  private static final String NEGATIVES = "verifiedNegatives";
  private static final String FALSE_NEGATIVES = "verifiedFalseNegatives";
  private static final String POSITIVES = "verifiedPositives";
  private static final String CONFIDENCE = "verifiedConfidence";
  private static final String FRAMES = "expectedFrames";
  private static final String EXAMINED = "expectedExamined";
  private static final String CHANGED = "expectedChanged";
  private static final String UNCERTAIN = "expectedUncertain";
  private static final String SECONDS = "expectedSecondsPerFrame";
  private static final String DECODED = "expectedDecoded";
  private static final String STILLS = "expectedStillGroups";
  private static final String FULLY = "expectedDecodedFully";
  private static final String DRIFT_FALSE_POSITIVES = "driftFalsePositives";
  private static final String DRIFT_NEGATIVES = "driftNegatives";
  private static final String DRIFT_FALSE_NEGATIVES = "driftFalseNegatives";
  private static final String DRIFT_POSITIVES = "driftPositives";

  /** What the store holds. */
  public static StoredFacts of(StoredCascade stored) {
    Map<String, String> facts = stored.metadata();
    return new StoredFacts(
        Optional.ofNullable(facts.get(REFERENCE_SECONDS)).map(Double::valueOf),
        rates(facts, FALSE_POSITIVES, NEGATIVES, FALSE_NEGATIVES, POSITIVES),
        Optional.ofNullable(facts.get(CONFIDENCE))
            .map(Double::valueOf)
            .orElse(ErrorRates.CONFIDENCE),
        Optional.ofNullable(facts.get(FRAMES))
            .map(
                frames ->
                    new Selectivities(
                        Long.parseLong(frames),
                        Long.parseLong(facts.get(EXAMINED)),
                        Long.parseLong(facts.get(CHANGED)),
                        Long.parseLong(facts.get(UNCERTAIN)),
                        Long.parseLong(facts.getOrDefault(DECODED, frames)),
                        Long.parseLong(facts.getOrDefault(STILLS, "0")),
                        Double.parseDouble(facts.getOrDefault(FULLY, "0")))),
        Optional.ofNullable(facts.get(SECONDS)).map(Double::valueOf),
        rates(facts, DRIFT_FALSE_POSITIVES, DRIFT_NEGATIVES, DRIFT_FALSE_NEGATIVES, DRIFT_POSITIVES)
            .map(found -> new Drift(found, stored.cascade().query().targets())));
  }

  private static Optional<ErrorRates> rates(
      Map<String, String> facts,
      String falsePositives,
      String negatives,
      String falseNegatives,
      String positives) {
    return Optional.ofNullable(facts.get(positives))
        .map(
            count ->
                new ErrorRates(
                    Long.parseLong(facts.get(falsePositives)),
                    Long.parseLong(facts.get(negatives)),
                    Long.parseLong(facts.get(falseNegatives)),
                    Long.parseLong(count)));
  }

  /** The same with what is known of its drift, which is of now and not saved with it. */
  static StoredCascade withDrift(StoredCascade stored, Optional<Drift> drift) {
    Map<String, String> facts = new HashMap<>(stored.metadata());
    drift.ifPresent(
        known -> {
          facts.put(DRIFT_FALSE_POSITIVES, String.valueOf(known.found().falsePositives()));
          facts.put(DRIFT_NEGATIVES, String.valueOf(known.found().negatives()));
          facts.put(DRIFT_FALSE_NEGATIVES, String.valueOf(known.found().falseNegatives()));
          facts.put(DRIFT_POSITIVES, String.valueOf(known.found().positives()));
        });
    return new StoredCascade(stored.cascade(), stored.explanation(), facts, stored.report());
  }

  /** A plan and what it is expected to leave to each stage, as EXPLAIN shows it. */
  public static String describe(StoredCascade stored) {
    StoredFacts facts = of(stored);
    return stored.cascade().describe()
        + facts.expected().map(shares -> " (" + shares.describe() + ")").orElse("")
        + facts.drift().filter(Drift::isShown).map(drift -> " drifted: " + drift).orElse("");
  }

  static StoredFacts of(Explanation explanation) {
    Optional<Double> measured =
        explanation.costs().reference().samples() == 0
            ? Optional.empty()
            : Optional.of(explanation.referenceOnlyCost());
    return new StoredFacts(
        measured,
        explanation.verified(),
        explanation.looks().confidence(),
        Optional.of(explanation.chosen().selectivities()),
        Optional.of(explanation.chosen().cost().total()),
        Optional.empty());
  }

  Map<String, String> toMap() {
    Map<String, String> facts = new HashMap<>();
    referenceSeconds.ifPresent(seconds -> facts.put(REFERENCE_SECONDS, seconds.toString()));
    expectedSeconds.ifPresent(seconds -> facts.put(SECONDS, seconds.toString()));
    verified.ifPresent(
        rates -> {
          facts.put(FALSE_POSITIVES, String.valueOf(rates.falsePositives()));
          facts.put(NEGATIVES, String.valueOf(rates.negatives()));
          facts.put(FALSE_NEGATIVES, String.valueOf(rates.falseNegatives()));
          facts.put(POSITIVES, String.valueOf(rates.positives()));
          facts.put(CONFIDENCE, String.valueOf(confidence));
        });
    expected.ifPresent(
        shares -> {
          facts.put(FRAMES, String.valueOf(shares.frames()));
          facts.put(EXAMINED, String.valueOf(shares.examined()));
          facts.put(CHANGED, String.valueOf(shares.changed()));
          facts.put(UNCERTAIN, String.valueOf(shares.uncertain()));
          facts.put(DECODED, String.valueOf(shares.decoded()));
          facts.put(STILLS, String.valueOf(shares.stills()));
          facts.put(FULLY, String.valueOf(shares.fully()));
        });
    return facts;
  }
}
