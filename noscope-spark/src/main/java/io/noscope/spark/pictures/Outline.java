package io.noscope.spark.pictures;

import io.noscope.label.Box;
import io.noscope.label.Detection;
import io.noscope.label.Polygon;
import io.noscope.label.Query;
import io.noscope.label.Region;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * What to draw on a picture.
 *
 * @param shape in pixels of the whole frame
 * @param dashed for what is asked about, else what was found
 */
public record Outline(Shape shape, boolean dashed) {
  /** Those of the detections that count for the query. */
  public static List<Outline> found(Query query, List<Detection> detections) {
    return detections.stream().filter(query::counts).map(Detection::box).map(Outline::of).toList();
  }

  /** The polygons of the query's region; none for the whole view. */
  public static List<Outline> asked(Query query) {
    return query.region().map(Region::polygons).stream()
        .flatMap(List::stream)
        .map(Polygon::outline)
        .map(polygon -> new Outline(polygon, true))
        .toList();
  }

  private static Outline of(Box box) {
    Rectangle2D.Float rectangle =
        new Rectangle2D.Float(
            box.xmin(), box.ymin(), box.xmax() - box.xmin(), box.ymax() - box.ymin());
    return new Outline(rectangle, false);
  }
}
