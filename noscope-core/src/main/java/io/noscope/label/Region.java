package io.noscope.label;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * The rectangle of the view that a query is about, in pixels of the whole frame. Edges at {@code
 * right} and {@code bottom} are exclusive.
 *
 * @param left first column, 0 or more
 * @param top first row, 0 or more
 * @param right column after the last
 * @param bottom row after the last
 */
public record Region(int left, int top, int right, int bottom) implements Serializable {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  public Region {
    if (left < 0 || top < 0 || right <= left || bottom <= top) {
      throw new IllegalArgumentException(
          "a region is left,top,right,bottom in pixels with left < right and top < bottom, not "
              + "%d,%d,%d,%d".formatted(left, top, right, bottom));
    }
  }

  /**
   * Reads {@code left,top,right,bottom}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Region parse(String text) {
    String[] parts = COMMA.split(text.strip(), -1);
    try {
      if (parts.length == 4) {
        return new Region(
            Integer.parseInt(parts[0]),
            Integer.parseInt(parts[1]),
            Integer.parseInt(parts[2]),
            Integer.parseInt(parts[3]));
      }
    } catch (NumberFormatException e) {
      // Falls through to the one message that says what a region looks like.
    }
    throw new IllegalArgumentException(
        "a region is four whole numbers left,top,right,bottom such as 384,240,512,432, not '"
            + text
            + "'");
  }

  public int width() {
    return right - left;
  }

  public int height() {
    return bottom - top;
  }

  /** Whether the centre of the box lies inside. */
  public boolean holdsCentreOf(Box box) {
    return box.centreX() >= left
        && box.centreX() < right
        && box.centreY() >= top
        && box.centreY() < bottom;
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return left + "," + top + "," + right + "," + bottom;
  }
}
