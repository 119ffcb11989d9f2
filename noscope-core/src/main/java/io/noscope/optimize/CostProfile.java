package io.noscope.optimize;

import io.noscope.detect.DifferenceSpec;
import io.noscope.detect.ModelSpec;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Seconds per frame of everything that a cascade is made of, on the machine at hand.
 *
 * @param decode decoding full pictures
 * @param drafts decoding drafts; empty where there are none
 * @param view scaling to the small views, which examined frames pay unless all go to the reference
 * @param differences comparing two views
 * @param models scoring a view
 * @param reference the reference detector, full-size pixels included
 */
public record CostProfile(
    DecodeCosts decode,
    Optional<DecodeCosts> drafts,
    Cost view,
    Map<Comparison, Cost> differences,
    Map<ModelSpec, Cost> models,
    Cost reference) {
  public CostProfile {
    Objects.requireNonNull(decode, "decode");
    Objects.requireNonNull(drafts, "drafts");
    Objects.requireNonNull(view, "view");
    Objects.requireNonNull(reference, "reference");
    differences = Map.copyOf(differences);
    models = Map.copyOf(models);
  }

  /** The same for frames, and views of them, that are there anyway. */
  public CostProfile withoutDecoding() {
    return new CostProfile(
        DecodeCosts.NOTHING, Optional.empty(), Cost.assumed(0), differences, models, reference);
  }

  /**
   * Decoding of what the stages before the reference detector see.
   *
   * @throws IllegalArgumentException when that are drafts, and their cost is unknown
   */
  DecodeCosts decode(boolean ofDrafts) {
    return ofDrafts ? known(drafts.orElse(null), "drafts") : decode;
  }

  /** Whether a frame that need not be decoded saves anything. */
  boolean countsDecoding() {
    return decode.every().seconds() > 0;
  }

  /**
   * The cost of a difference detector.
   *
   * @throws IllegalArgumentException when it was not measured
   */
  public Cost of(DifferenceSpec spec) {
    return known(differences.get(Comparison.of(spec)), Comparison.of(spec));
  }

  /**
   * The cost of a specialised model.
   *
   * @throws IllegalArgumentException when it was not measured
   */
  public Cost of(ModelSpec spec) {
    return known(models.get(spec), spec);
  }

  private static <T> T known(T cost, Object what) {
    if (cost == null) {
      throw new IllegalArgumentException(
          "the cost of " + what + " is unknown: measure it and add it to the profile");
    }
    return cost;
  }
}
