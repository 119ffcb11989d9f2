package io.noscope.label;

import java.awt.geom.Path2D;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A polygon of the view, in pixels of the whole frame. It may be concave, and where it crosses
 * itself the even-odd rule holds. A point on an edge is inside where there is inside to the right
 * of it, or below for a level edge: so it is with a rectangle whose right and bottom are exclusive,
 * and a point on the edge that two neighbours share is in just one of them.
 *
 * @param points corners in the order of the outline, 3 or more, not all on one line; the last is
 *     joined to the first
 */
public record Polygon(List<Point> points) implements Serializable {
  private static final int LEAST = 3;

  /** Enough for an outline that a program drew; beyond it something else is meant. */
  private static final int MOST = 1000;

  public Polygon {
    points = canonical(List.copyOf(points));
    if (points.size() < LEAST || points.size() > MOST) {
      throw new IllegalArgumentException(
          "a polygon has 3 to %,d points, not %,d: %s"
              .formatted(MOST, points.size(), text(points)));
    }
    if (isLine(points)) {
      throw new IllegalArgumentException(
          "the points of a polygon do not lie on one line, as these do: " + text(points));
    }
  }

  /** The four corners of a rectangle. */
  public static Polygon of(Rectangle rectangle) {
    return new Polygon(corners(rectangle));
  }

  /** The smallest rectangle that holds it. */
  public Rectangle bounds() {
    return bounds(points);
  }

  /** Whether it is an upright rectangle, which then has its corners in one order always. */
  boolean isRectangle() {
    return points.equals(corners(bounds()));
  }

  /** Whether a point, in pixels, lies inside. */
  public boolean holds(double x, double y) {
    return outline().contains(x, y);
  }

  /** As a shape, in pixels of the whole frame. */
  public Path2D outline() {
    Path2D.Double path = new Path2D.Double(Path2D.WIND_EVEN_ODD, points.size() + 1);
    path.moveTo(points.get(0).x(), points.get(0).y());
    points.stream().skip(1).forEach(point -> path.lineTo(point.x(), point.y()));
    path.closePath();
    return path;
  }

  /** {@code x,y x,y x,y}. */
  @Override
  public String toString() {
    return text(points);
  }

  private static String text(List<Point> points) {
    return points.stream().map(Point::toString).collect(Collectors.joining(" "));
  }

  /** A rectangle has its corners in one order, so that it is the same wherever it comes from. */
  private static List<Point> canonical(List<Point> points) {
    if (points.size() != 4 || isLine(points)) {
      return points;
    }
    List<Point> corners = corners(bounds(points));
    boolean upright = points.containsAll(corners);
    for (int i = 0; i < 4; i++) {
      Point a = points.get(i);
      Point b = points.get((i + 1) % 4);
      upright &= a.x() == b.x() || a.y() == b.y(); // Else it crosses itself.
    }
    return upright ? corners : points;
  }

  private static boolean isLine(List<Point> points) {
    Point first = points.isEmpty() ? new Point(0, 0) : points.get(0);
    for (int i = 2; i < points.size(); i++) {
      Point a = points.get(i - 1);
      Point b = points.get(i);
      long cross =
          (long) (a.x() - first.x()) * (b.y() - first.y())
              - (long) (b.x() - first.x()) * (a.y() - first.y());
      if (cross != 0) {
        return false;
      }
    }
    return true;
  }

  private static Rectangle bounds(List<Point> points) {
    return new Rectangle(
        points.stream().mapToInt(Point::x).min().orElseThrow(),
        points.stream().mapToInt(Point::y).min().orElseThrow(),
        points.stream().mapToInt(Point::x).max().orElseThrow(),
        points.stream().mapToInt(Point::y).max().orElseThrow());
  }

  private static List<Point> corners(Rectangle r) {
    return List.of(
        new Point(r.left(), r.top()),
        new Point(r.right(), r.top()),
        new Point(r.right(), r.bottom()),
        new Point(r.left(), r.bottom()));
  }
}
