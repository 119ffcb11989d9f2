package io.noscope.spark.regions;

import io.noscope.label.Point;
import io.noscope.label.Polygon;
import io.noscope.label.Region;
import io.noscope.spark.pictures.Canvas;
import io.noscope.video.Image;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A camera's regions and masks upon what it sees: regions filled with a colour each, masks hatched;
 * a ruler of pixels along two edges, and a legend below.
 */
public final class RegionsPicture {
  /** Small pictures are enlarged by a whole number, up to about this width. */
  private static final int WIDTH = 960;

  private static final int MARGIN = 44;
  private static final int EDGE = 16;
  private static final Color PAPER = new Color(0xFAFAFA);
  private static final Color GRID = new Color(255, 255, 255, 60);

  private final CameraStill still;
  private final CameraRegions regions;
  private final int scale;
  private final Lettering lettering;
  private final BufferedImage canvas;

  private RegionsPicture(CameraStill still, CameraRegions regions) {
    this.still = still;
    this.regions = regions;
    Image picture = still.picture();
    scale = Math.max(1, WIDTH / picture.width());
    int width = scale * picture.width();
    lettering = Lettering.forWidth(width);
    int lines = 1 + regions.regions().size() + (regions.ignoreMotion().isEmpty() ? 0 : 1);
    canvas =
        new BufferedImage(
            MARGIN + width + EDGE,
            MARGIN + scale * picture.height() + (lines + 1) * lettering.line(),
            BufferedImage.TYPE_INT_RGB);
  }

  /**
   * Draws.
   *
   * @param regions that fit the picture
   * @return a PNG
   */
  public static byte[] png(CameraStill still, CameraRegions regions) throws IOException {
    RegionsPicture picture = new RegionsPicture(still, regions);
    picture.draw();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.setUseCache(false); // Its cache is a file.
    ImageIO.write(picture.canvas, "png", png);
    return png.toByteArray();
  }

  private void draw() {
    Graphics2D graphics = canvas.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setColor(PAPER);
      graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
      int width = scale * still.picture().width();
      int height = scale * still.picture().height();
      graphics.drawImage(
          new Canvas(still.picture()).picture(), MARGIN, MARGIN, width, height, null);
      rulers(graphics);
      graphics.clipRect(MARGIN, MARGIN, width, height);
      regions.ignoreMotion().forEach(mask -> mask(graphics, mask));
      int place = 0;
      for (Region region : regions.regions().values()) {
        Paint paint = Paint.of(place++);
        region.polygons().forEach(polygon -> fill(graphics, polygon, paint));
      }
      regions
          .regions()
          .forEach((name, region) -> region.polygons().forEach(p -> name(graphics, p, name)));
      graphics.setClip(null);
      legend(graphics, MARGIN + height + lettering.line());
    } finally {
      graphics.dispose();
    }
  }

  private double x(double frame) {
    return MARGIN + scale * frame;
  }

  private double y(double frame) {
    return MARGIN + scale * frame;
  }

  private Shape shape(Polygon polygon) {
    AffineTransform toCanvas = AffineTransform.getTranslateInstance(MARGIN, MARGIN);
    toCanvas.scale(scale, scale);
    return new Path2D.Double(polygon.outline(), toCanvas);
  }

  /** Numbers and a fine grid, by which to read off the points of a polygon. */
  private void rulers(Graphics2D graphics) {
    int width = still.picture().width();
    int height = still.picture().height();
    int step = step(width);
    for (int at = 0; at <= width; at += step) {
      graphics.setColor(GRID);
      graphics.fill(new Rectangle2D.Double(x(at), y(0), 1, scale * (double) height));
      graphics.setColor(Color.DARK_GRAY);
      graphics.fill(new Rectangle2D.Double(x(at), MARGIN - 6.0, 1, 6));
      lettering.centred(graphics, String.valueOf(at), x(at), MARGIN - 10.0);
    }
    for (int at = 0; at <= height; at += step) {
      graphics.setColor(GRID);
      graphics.fill(new Rectangle2D.Double(x(0), y(at), scale * (double) width, 1));
      graphics.setColor(Color.DARK_GRAY);
      graphics.fill(new Rectangle2D.Double(MARGIN - 6.0, y(at), 6, 1));
      lettering.rightOf(graphics, String.valueOf(at), MARGIN - 8.0, y(at));
    }
  }

  /** About ten marks along the longer edge. */
  private static int step(int width) {
    int step = 10;
    for (int each : new int[] {20, 50, 100, 200, 500}) {
      step = width / step > 12 ? each : step;
    }
    return step;
  }

  private void fill(Graphics2D graphics, Polygon polygon, Paint paint) {
    Shape shape = shape(polygon);
    graphics.setColor(paint.translucent());
    graphics.fill(shape);
    outline(graphics, shape, paint.colour(), new float[0]);
    for (Point point : polygon.points()) {
      Shape dot = new Ellipse2D.Double(x(point.x()) - 4, y(point.y()) - 4, 8, 8);
      graphics.setColor(Color.BLACK);
      graphics.fill(dot);
      graphics.setColor(paint.colour());
      graphics.draw(dot);
    }
  }

  private void mask(Graphics2D graphics, Polygon polygon) {
    Shape shape = shape(polygon);
    graphics.setPaint(hatching());
    graphics.fill(shape);
    outline(graphics, shape, Color.WHITE, new float[] {8, 6});
  }

  /** A line in a colour with a black edge, which shows on any ground. */
  private static void outline(Graphics2D graphics, Shape shape, Color colour, float[] dashes) {
    graphics.setStroke(new BasicStroke(5));
    graphics.setColor(Color.BLACK);
    graphics.draw(shape);
    graphics.setStroke(
        dashes.length == 0
            ? new BasicStroke(2.5f)
            : new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
    graphics.setColor(colour);
    graphics.draw(shape);
    graphics.setStroke(new BasicStroke(1.5f));
  }

  /** White and black stripes: no colour of a region, and seen without any. */
  private static TexturePaint hatching() {
    int side = 12;
    BufferedImage tile = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int stripe = (x + y) % side;
        int white = 0xE0FFFFFF;
        int black = 0xC0000000;
        tile.setRGB(x, y, stripe < 3 ? white : stripe < 5 ? black : 0x30000000);
      }
    }
    return new TexturePaint(tile, new Rectangle2D.Double(0, 0, side, side));
  }

  private void name(Graphics2D graphics, Polygon polygon, String name) {
    Rectangle2D bounds = shape(polygon).getBounds2D();
    lettering.boxed(graphics, name, bounds.getCenterX(), bounds.getCenterY());
  }

  private void legend(Graphics2D graphics, double top) {
    double at = top;
    graphics.setColor(Color.BLACK);
    String file = still.file().substring(still.file().lastIndexOf('/') + 1);
    lettering.from(
        graphics,
        "camera %s, %dx%d, frame %,d of %s"
            .formatted(
                still.camera(),
                still.picture().width(),
                still.picture().height(),
                still.frame(),
                file),
        MARGIN,
        at);
    int place = 0;
    for (var each : regions.regions().entrySet()) {
      at += lettering.line();
      Paint paint = Paint.of(place++);
      Shape swatch = swatch(at);
      graphics.setColor(paint.colour());
      graphics.fill(swatch);
      entry(graphics, "region " + each.getKey() + ": " + each.getValue(), swatch, at);
    }
    if (!regions.ignoreMotion().isEmpty()) {
      at += lettering.line();
      Shape swatch = swatch(at);
      graphics.setPaint(hatching());
      graphics.fill(swatch);
      List<String> masks = regions.ignoreMotion().stream().map(Polygon::toString).toList();
      entry(
          graphics,
          "ignoreMotion (no region: objects there count): " + String.join(" + ", masks),
          swatch,
          at);
    }
  }

  private Shape swatch(double baseline) {
    double height = 0.7 * lettering.line();
    return new Rectangle2D.Double(MARGIN, baseline - 0.8 * height, 2 * height, height);
  }

  private void entry(Graphics2D graphics, String text, Shape swatch, double baseline) {
    graphics.setColor(Color.BLACK);
    graphics.draw(swatch);
    double left = swatch.getBounds2D().getMaxX() + 8;
    lettering.from(
        graphics, lettering.cut(graphics, text, canvas.getWidth() - left - 8), left, baseline);
  }
}
