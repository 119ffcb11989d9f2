package io.noscope.optimize;

import io.noscope.detect.DifferenceSpec;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/**
 * What a difference detector's time depends on: not on what it compares with.
 *
 * @param metric how two views are compared
 * @param side of the views in pixels
 */
public record Comparison(DifferenceSpec.Metric metric, int side) implements Serializable {
  public Comparison {
    Objects.requireNonNull(metric, "metric");
  }

  public static Comparison of(DifferenceSpec spec) {
    return new Comparison(spec.metric(), spec.side());
  }

  /** Such as {@code blocked-50}. */
  @Override
  public String toString() {
    return metric.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + side;
  }
}
