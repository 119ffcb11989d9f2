package io.noscope.video;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size that pictures are asked for at, whatever size their video has.
 *
 * @param width in pixels, 1 to 16384
 * @param height in pixels, 1 to 16384, or {@link #IN_PROPORTION}
 */
public record Resize(int width, int height) implements Serializable {
  /** A height that keeps the shape of the picture. */
  public static final int IN_PROPORTION = 0;

  private static final int MAX_SIDE = 16_384;
  private static final Pattern FORM = Pattern.compile("(\\d{1,5})(?:\\s*[xX]\\s*(\\d{1,5}))?");

  public Resize {
    if (width < 1 || width > MAX_SIDE || height < IN_PROPORTION || height > MAX_SIDE) {
      throw new IllegalArgumentException(
          "pictures are resized to 1 to %d pixels a side, not to %dx%d"
              .formatted(MAX_SIDE, width, height));
    }
  }

  /**
   * Reads {@code WIDTHxHEIGHT}, or {@code WIDTH} alone for a height in proportion.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Resize parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a size is a width in pixels such as 320, or width and height such as 320x180, not '"
              + text
              + "'");
    }
    int width = Integer.parseInt(matcher.group(1));
    if (matcher.group(2) == null) {
      return new Resize(width, IN_PROPORTION);
    }
    int height = Integer.parseInt(matcher.group(2));
    if (height == IN_PROPORTION) {
      throw new IllegalArgumentException(
          "a picture has at least one row, not as many as in '" + text + "'");
    }
    return new Resize(width, height);
  }

  /**
   * The size for a picture. A height in proportion is rounded to the nearest even number, 2 at the
   * least, so that what is made of the pictures can be encoded as video again; pixels are taken to
   * be square.
   *
   * @param shown the size of the upright picture
   * @throws IllegalArgumentException when the picture is so narrow that its height in proportion is
   *     out of bounds
   */
  public ImageSize of(ImageSize shown) {
    if (height != IN_PROPORTION) {
      return new ImageSize(width, height);
    }
    long even = Math.max(2, 2 * Math.round(width * (double) shown.height() / shown.width() / 2));
    if (even > MAX_SIDE) {
      throw new IllegalArgumentException(
          "a picture of %s at a width of %d is %d pixels high, more than %d; give width and height"
              .formatted(shown, width, even, MAX_SIDE));
    }
    return new ImageSize(width, (int) even);
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return height == IN_PROPORTION ? Integer.toString(width) : width + "x" + height;
  }
}
