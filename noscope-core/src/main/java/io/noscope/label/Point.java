package io.noscope.label;

import java.io.Serializable;

/**
 * A corner of a pixel: at 0,0 the top left one of the whole frame, at width,height its bottom
 * right.
 *
 * @param x columns to the left of it, 0 or more
 * @param y rows above it, 0 or more
 */
public record Point(int x, int y) implements Serializable {
  public Point {
    if (x < 0 || y < 0) {
      throw new IllegalArgumentException(
          "a point is x,y in pixels from the frame's top left corner, not %d,%d".formatted(x, y));
    }
  }

  /** {@code x,y}. */
  @Override
  public String toString() {
    return x + "," + y;
  }
}
