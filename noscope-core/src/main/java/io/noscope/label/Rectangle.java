package io.noscope.label;

import java.io.Serializable;

/**
 * A rectangle of the view, in pixels of the whole frame: what decoding crops. Edges at {@code
 * right} and {@code bottom} are exclusive.
 *
 * @param left first column, 0 or more
 * @param top first row, 0 or more
 * @param right column after the last
 * @param bottom row after the last
 */
public record Rectangle(int left, int top, int right, int bottom) implements Serializable {
  public Rectangle {
    if (left < 0 || top < 0 || right <= left || bottom <= top) {
      throw new IllegalArgumentException(
          "a region is left,top,right,bottom in pixels with left < right and top < bottom, not "
              + "%d,%d,%d,%d".formatted(left, top, right, bottom));
    }
  }

  public int width() {
    return right - left;
  }

  public int height() {
    return bottom - top;
  }

  /** The smallest one that holds both. */
  Rectangle and(Rectangle other) {
    return new Rectangle(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }

  /** Whether the two have a pixel in common. */
  public boolean meets(Rectangle other) {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }

  /** {@code left,top,right,bottom}. */
  @Override
  public String toString() {
    return left + "," + top + "," + right + "," + bottom;
  }
}
