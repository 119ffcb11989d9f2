package io.noscope.label;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of the view that a query is about: what lies in any of its polygons. Frames are decoded
 * for its {@link #bounds}, and whether an object counts goes by the polygons.
 *
 * @param polygons one or more, in pixels of the whole frame
 */
public record Region(List<Polygon> polygons) implements Serializable {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern PLUS = Pattern.compile("\\s*\\+\\s*");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  public Region {
    polygons = List.copyOf(polygons);
    if (polygons.isEmpty()) {
      throw new IllegalArgumentException("a region has one polygon or more, not none");
    }
  }

  /** A rectangle; right and bottom are exclusive. */
  public Region(int left, int top, int right, int bottom) {
    this(List.of(Polygon.of(new Rectangle(left, top, right, bottom))));
  }

  /**
   * Reads {@code left,top,right,bottom}, or the points of a polygon, {@code x,y x,y x,y}, or
   * several of them, {@code x,y x,y x,y + x,y x,y x,y}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Region parse(String text) {
    String stripped = COMMA.matcher(text.strip()).replaceAll(",");
    int[] four = numbers(stripped);
    if (four.length == 4) {
      return new Region(four[0], four[1], four[2], four[3]);
    }
    return new Region(
        Stream.of(PLUS.split(stripped, -1)).map(polygon -> polygon(polygon, text)).toList());
  }

  private static Polygon polygon(String text, String all) {
    return new Polygon(SPACE.splitAsStream(text).map(point -> point(point, all)).toList());
  }

  private static Point point(String text, String all) {
    int[] two = numbers(text);
    if (two.length != 2) {
      throw new IllegalArgumentException(
          "a region is four whole numbers left,top,right,bottom such as 384,240,512,432, or points"
              + " such as '384,240 512,240 512,432', not '"
              + all
              + "'");
    }
    return new Point(two[0], two[1]);
  }

  /** Whole numbers between commas; none where there is anything else. */
  private static int[] numbers(String text) {
    try {
      return COMMA.splitAsStream(text).mapToInt(Integer::parseInt).toArray();
    } catch (NumberFormatException e) {
      return new int[0]; // Whoever reads it says what a region looks like.
    }
  }

  /** The smallest rectangle that holds all of it. */
  public Rectangle bounds() {
    return polygons.stream().map(Polygon::bounds).reduce(Rectangle::and).orElseThrow();
  }

  /** The rectangle that it is; empty where it is anything else. */
  public Optional<Rectangle> rectangle() {
    return polygons.size() == 1 && polygons.get(0).isRectangle()
        ? Optional.of(bounds())
        : Optional.empty();
  }

  /** Whether the centre of the box lies inside; {@link Polygon} says how it is with edges. */
  public boolean holdsCentreOf(Box box) {
    return polygons.stream().anyMatch(polygon -> polygon.holds(box.centreX(), box.centreY()));
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return rectangle()
        .map(Rectangle::toString)
        .orElseGet(
            () -> polygons.stream().map(Polygon::toString).collect(Collectors.joining(" + ")));
  }
}
