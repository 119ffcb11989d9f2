package io.noscope.label;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a user asks of a camera: in which frames is there an object of this class?
 *
 * @param label class name as the reference detector spells it
 * @param region the part of the view that counts; empty for the whole view
 * @param referenceConfidence least score, in [0, 1], at which a detection counts
 * @param targets allowed error rates
 */
public record Query(
    String label, Optional<Region> region, double referenceConfidence, Targets targets)
    implements Serializable {
  /** The score from which the reference detector is believed unless a query says otherwise. */
  public static final double DEFAULT_CONFIDENCE = 0.4;

  public Query {
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(targets, "targets");
    if (label == null || label.isBlank()) {
      throw new IllegalArgumentException("a query names a class such as 'person'");
    }
    if (!(referenceConfidence >= 0 && referenceConfidence <= 1)) {
      throw new IllegalArgumentException(
          "the reference confidence lies in [0, 1], not " + referenceConfidence);
    }
  }

  /** Asks for a class in the whole view at the default confidence and error rates. */
  public static Query of(String label) {
    return new Query(label, Optional.empty(), DEFAULT_CONFIDENCE, Targets.DEFAULT);
  }

  public Query withRegion(Region newRegion) {
    return new Query(label, Optional.of(newRegion), referenceConfidence, targets);
  }

  public Query withTargets(Targets newTargets) {
    return new Query(label, region, referenceConfidence, newTargets);
  }

  /** What frames are cropped to: the rectangle around the region; empty for the whole view. */
  public Optional<Rectangle> view() {
    return region.map(Region::bounds);
  }

  /** The label of a frame in which the reference detector found these objects. */
  public boolean isPresentIn(List<Detection> detections) {
    return detections.stream().anyMatch(this::counts);
  }

  /**
   * How sure the reference detector is of the class in a frame in which it found these objects: the
   * highest score of one in the region, whatever the confidence asked for; 0 where there is none.
   */
  public float scoreIn(List<Detection> detections) {
    float highest = 0;
    for (Detection detection : detections) {
      if (isMeant(detection)) {
        highest = Math.max(highest, detection.score());
      }
    }
    return highest;
  }

  /** Optional does not serialize; this form does. */
  private Object writeReplace() {
    return new Wire(label, region.orElse(null), referenceConfidence, targets);
  }

  private record Wire(String label, Region region, double referenceConfidence, Targets targets)
      implements Serializable {
    private Object readResolve() {
      return new Query(label, Optional.ofNullable(region), referenceConfidence, targets);
    }
  }

  private boolean counts(Detection detection) {
    return detection.score() >= referenceConfidence && isMeant(detection);
  }

  private boolean isMeant(Detection detection) {
    return detection.label().equals(label)
        && region.map(r -> r.holdsCentreOf(detection.box())).orElse(true);
  }
}
