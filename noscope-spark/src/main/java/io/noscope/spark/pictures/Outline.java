package io.noscope.spark.pictures;

import io.noscope.label.Box;
import io.noscope.label.Detection;
import io.noscope.label.Query;
import io.noscope.label.Rectangle;
import java.io.Serializable;
import java.util.List;

/**
 * A rectangle to draw on a picture, in pixels of the whole frame.
 *
 * @param dashed for what is asked about, else what was found
 */
public record Outline(float left, float top, float right, float bottom, boolean dashed)
    implements Serializable {
  /** Those of the detections that count for the query. */
  public static List<Outline> found(Query query, List<Detection> detections) {
    return detections.stream().filter(query::counts).map(Detection::box).map(Outline::of).toList();
  }

  /** What frames are cropped to for a query. */
  public static Outline asked(Rectangle view) {
    return new Outline(view.left(), view.top(), view.right(), view.bottom(), true);
  }

  private static Outline of(Box box) {
    return new Outline(box.xmin(), box.ymin(), box.xmax(), box.ymax(), false);
  }
}
