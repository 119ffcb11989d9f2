package io.noscope.label;

import java.io.Serializable;

/**
 * An axis-aligned box in pixels of the whole frame, origin at the top left, edges as real numbers.
 *
 * @param xmin left edge
 * @param ymin top edge
 * @param xmax right edge, not before {@code xmin}
 * @param ymax bottom edge, not before {@code ymin}
 */
public record Box(float xmin, float ymin, float xmax, float ymax) implements Serializable {
  public Box {
    if (!(xmin <= xmax) || !(ymin <= ymax)) {
      throw new IllegalArgumentException(
          "a box runs from left to right and from top to bottom, not "
              + "[%s, %s, %s, %s]".formatted(xmin, ymin, xmax, ymax));
    }
  }

  /** Horizontal centre in pixels. */
  public float centreX() {
    return (xmin + xmax) / 2;
  }

  /** Vertical centre in pixels. */
  public float centreY() {
    return (ymin + ymax) / 2;
  }

  /** Area in square pixels. */
  public float area() {
    return (xmax - xmin) * (ymax - ymin);
  }

  /** Intersection over union with another box, in [0, 1]; 0 where both are empty. */
  public float iou(Box other) {
    float width = Math.min(xmax, other.xmax) - Math.max(xmin, other.xmin);
    float height = Math.min(ymax, other.ymax) - Math.max(ymin, other.ymin);
    if (width <= 0 || height <= 0) {
      return 0;
    }
    float intersection = width * height;
    return intersection / (area() + other.area() - intersection);
  }
}
