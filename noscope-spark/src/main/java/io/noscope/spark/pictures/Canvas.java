package io.noscope.spark.pictures;

import io.noscope.video.Image;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;

/** A copy of a picture that can be drawn upon. */
public final class Canvas {
  /** Colour of what was found. */
  public static final Color FOUND = new Color(0xE69F00);

  private static final Color ASKED = Color.WHITE;
  private static final float LINE = 1.8f;
  private static final float EDGE = 3.5f;
  private static final float[] DASHES = {4, 3};

  private final BufferedImage picture;

  public Canvas(Image image) {
    picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
    System.arraycopy(image.bgr(), 0, pixels(), 0, image.bgr().length);
  }

  /**
   * Draws lines in a colour of their own with a black edge, which shows on any ground.
   *
   * @param scale pixels of this picture in a pixel of the whole frame
   * @param thickness of the lines; 1 is right for a picture 240 pixels wide
   */
  public void draw(List<Outline> outlines, double scale, double thickness) {
    AffineTransform toPicture = AffineTransform.getScaleInstance(scale, scale);
    Graphics2D graphics = picture.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      for (Outline each : outlines) {
        Shape shape = toPicture.createTransformedShape(each.shape());
        graphics.setStroke(stroke(EDGE, thickness, each.dashed()));
        graphics.setColor(Color.BLACK);
        graphics.draw(shape);
        graphics.setStroke(stroke(LINE, thickness, each.dashed()));
        graphics.setColor(each.dashed() ? ASKED : FOUND);
        graphics.draw(shape);
      }
    } finally {
      graphics.dispose();
    }
  }

  private static Stroke stroke(float width, double thickness, boolean dashed) {
    float wide = (float) (width * thickness);
    return dashed
        ? new BasicStroke(wide, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASHES, 0)
        : new BasicStroke(wide);
  }

  /** The picture as it is now, for encoders of still pictures. */
  public BufferedImage picture() {
    return picture;
  }

  /** The picture as it is now; shares its pixels with this. */
  public Image image() {
    return new Image(picture.getWidth(), picture.getHeight(), pixels());
  }

  private byte[] pixels() {
    return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
  }
}
