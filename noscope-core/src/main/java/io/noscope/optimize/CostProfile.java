package io.noscope.optimize;

import io.noscope.cascade.Cascade;
import io.noscope.detect.DifferenceSpec;
import io.noscope.detect.ModelSpec;
import java.util.Map;
import java.util.Objects;

/**
 * Seconds per frame of everything that a cascade is made of, on the machine at hand.
 *
 * @param decode decoding, which every frame pays but those of still groups of pictures
 * @param referenced the same where disposable frames are left out, which then pay as well
 * @param keyframe decoding the first frame of a still group, with the move to it
 * @param view scaling to the small views, which examined frames pay unless all go to the reference
 * @param differences comparing two views
 * @param models scoring a view
 * @param reference the reference detector, full-size pixels included
 */
public record CostProfile(
    Cost decode,
    Cost referenced,
    Cost keyframe,
    Cost view,
    Map<Comparison, Cost> differences,
    Map<ModelSpec, Cost> models,
    Cost reference) {
  public CostProfile {
    Objects.requireNonNull(decode, "decode");
    Objects.requireNonNull(referenced, "referenced");
    Objects.requireNonNull(keyframe, "keyframe");
    Objects.requireNonNull(view, "view");
    Objects.requireNonNull(reference, "reference");
    differences = Map.copyOf(differences);
    models = Map.copyOf(models);
  }

  /** The same for frames, and views of them, that are there anyway. */
  public CostProfile withoutDecoding() {
    Cost nothing = Cost.assumed(0);
    return new CostProfile(nothing, nothing, nothing, nothing, differences, models, reference);
  }

  /** Decoding as a cascade has it, for each frame of groups of pictures that are not still. */
  Cost decode(Cascade cascade) {
    return cascade.disposables() ? decode : referenced;
  }

  /** Whether a frame that need not be decoded saves anything. */
  boolean countsDecoding() {
    return decode.seconds() > 0;
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

  private static Cost known(Cost cost, Object what) {
    if (cost == null) {
      throw new IllegalArgumentException(
          "the cost of " + what + " is unknown: measure it and add it to the profile");
    }
    return cost;
  }
}
