package io.noscope.label;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a user asks of a camera: in which frames is there an object of this class, or at least so
 * many?
 *
 * @param label class name as the reference detector spells it
 * @param region the part of the view that counts; empty for the whole view
 * @param atLeast how many objects of the class a frame has to show, 1 or more
 * @param referenceConfidence least score, in [0, 1], at which a detection counts
 * @param targets allowed error rates
 */
public record Query(
    String label, Optional<Region> region, int atLeast, double referenceConfidence, Targets targets)
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
    if (atLeast < 1) {
      throw new IllegalArgumentException(
          "a query asks for at least 1 object, not "
              + atLeast
              + "; frames without any are those that it does not find");
    }
  }

  /** Asks for one object or more. */
  public Query(String label, Optional<Region> region, double referenceConfidence, Targets targets) {
    this(label, region, 1, referenceConfidence, targets);
  }

  /** Asks for a class in the whole view at the default confidence and error rates. */
  public static Query of(String label) {
    return new Query(label, Optional.empty(), DEFAULT_CONFIDENCE, Targets.DEFAULT);
  }

  public Query withRegion(Region newRegion) {
    return new Query(label, Optional.of(newRegion), atLeast, referenceConfidence, targets);
  }

  public Query withTargets(Targets newTargets) {
    return new Query(label, region, atLeast, referenceConfidence, newTargets);
  }

  /** Asks for frames that show so many objects of the class or more. */
  public Query withAtLeast(int number) {
    return new Query(label, region, number, referenceConfidence, targets);
  }

  /** What is looked for, for people: {@code 'car'}, or {@code at least 3 cars}. */
  public String wanted() {
    return atLeast == 1 ? "'" + label + "'" : "at least " + atLeast + " " + Plural.of(label);
  }

  /** What frames are cropped to: the rectangle around the region; empty for the whole view. */
  public Optional<Rectangle> view() {
    return region.map(Region::bounds);
  }

  /** The label of a frame in which the reference detector found these objects. */
  public boolean isPresentIn(List<Detection> detections) {
    return countIn(detections) >= atLeast;
  }

  /** How many of these objects count: of the class, in the region, and sure enough. */
  public int countIn(List<Detection> detections) {
    return (int) detections.stream().filter(this::counts).count();
  }

  /**
   * How sure the reference detector is of the answer in a frame in which it found these objects:
   * the {@code atLeast}-th highest score of those of the class in the region, whatever the
   * confidence asked for; 0 where there are fewer.
   */
  public float scoreIn(List<Detection> detections) {
    return detections.stream()
        .filter(this::isMeant)
        .map(Detection::score)
        .sorted(Comparator.reverseOrder())
        .skip(atLeast - 1L)
        .findFirst()
        .orElse(0f);
  }

  /** Optional does not serialize; this form does. */
  private Object writeReplace() {
    return new Wire(label, region.orElse(null), atLeast, referenceConfidence, targets);
  }

  private record Wire(
      String label, Region region, int atLeast, double referenceConfidence, Targets targets)
      implements Serializable {
    private Object readResolve() {
      return new Query(label, Optional.ofNullable(region), atLeast, referenceConfidence, targets);
    }
  }

  /** Whether an object is one of those that are looked for. */
  public boolean counts(Detection detection) {
    return detection.score() >= referenceConfidence && isMeant(detection);
  }

  private boolean isMeant(Detection detection) {
    return detection.label().equals(label)
        && region.map(r -> r.holdsCentreOf(detection.box())).orElse(true);
  }
}
