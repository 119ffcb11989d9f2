package io.noscope.detect;

import io.noscope.label.Polygon;
import io.noscope.label.Rectangle;
import io.noscope.video.SmallView;
import java.awt.geom.Path2D;
import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where motion does not count: a clock, a tree, the time that the camera writes into the picture.
 * Difference detectors are blind there. It is no region: objects there count as any others, and
 * specialised models and reference detectors see them.
 *
 * @param polygons one or more, in pixels of the whole frame
 * @param view the part of the frame that small views show
 */
public record MotionMask(List<Polygon> polygons, Rectangle view) implements Serializable {
  public MotionMask {
    polygons = List.copyOf(polygons);
    Objects.requireNonNull(view, "view");
    if (polygons.isEmpty()) {
      throw new IllegalArgumentException("a mask has one polygon or more, not none");
    }
  }

  /**
   * The mask of these polygons; empty where there are none.
   *
   * @param view the part of the frame that small views show
   */
  public static Optional<MotionMask> of(List<Polygon> polygons, Rectangle view) {
    return polygons.isEmpty() ? Optional.empty() : Optional.of(new MotionMask(polygons, view));
  }

  /**
   * Pixels of a view of {@code side x side}, row by row, that any of the polygons touches: such a
   * pixel is a mean over some of what is to be ignored. One of a {@link SmallView#SMALL} view is
   * touched where any of the four is that it is the mean of.
   */
  BitSet pixels(int side) {
    BitSet touched = new BitSet(side * side);
    BitSet large = large();
    int share = SmallView.LARGE / side;
    for (int i = large.nextSetBit(0); i >= 0; i = large.nextSetBit(i + 1)) {
      touched.set(i / SmallView.LARGE / share * side + i % SmallView.LARGE / share);
    }
    return touched;
  }

  private BitSet large() {
    BitSet touched = new BitSet(SmallView.LARGE * SmallView.LARGE);
    double width = (double) view.width() / SmallView.LARGE;
    double height = (double) view.height() / SmallView.LARGE;
    for (Polygon polygon : polygons) {
      Path2D outline = polygon.outline();
      Rectangle bounds = polygon.bounds();
      int right = last((bounds.right() - view.left()) / width);
      int bottom = last((bounds.bottom() - view.top()) / height);
      for (int y = first((bounds.top() - view.top()) / height); y <= bottom; y++) {
        for (int x = first((bounds.left() - view.left()) / width); x <= right; x++) {
          if (outline.intersects(view.left() + x * width, view.top() + y * height, width, height)) {
            touched.set(y * SmallView.LARGE + x);
          }
        }
      }
    }
    return touched;
  }

  private static int first(double pixel) {
    return (int) Math.max(0, pixel);
  }

  private static int last(double pixel) {
    return (int) Math.min(SmallView.LARGE - 1, pixel);
  }
}
