package io.noscope.spark.report;

import io.noscope.video.HeldFrame;
import io.noscope.video.Image;
import io.noscope.video.ImageSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/** Makes a frame a small JPEG that a page can hold. */
final class Thumbnail {
  /** Wide enough to see who is there, and 5 to 10 kB. */
  private static final int WIDTH = 240;

  private static final Color FOUND = new Color(0xE69F00);
  private static final Color ASKED = Color.WHITE;
  private static final float[] DASHES = {4, 3};

  private Thumbnail() {}

  /** A data URI. */
  static String of(HeldFrame frame, List<Outline> outlines) throws IOException {
    ImageSize whole = frame.size();
    int height = Math.max(1, Math.round((float) WIDTH * whole.height() / whole.width()));
    Image small = frame.image(new ImageSize(WIDTH, height));
    BufferedImage picture =
        new BufferedImage(small.width(), small.height(), BufferedImage.TYPE_3BYTE_BGR);
    byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    System.arraycopy(small.bgr(), 0, pixels, 0, pixels.length);
    draw(picture, outlines, (double) WIDTH / whole.width());
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.setUseCache(false); // Its cache is a file.
    ImageIO.write(picture, "jpeg", jpeg);
    return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg.toByteArray());
  }

  private static void draw(BufferedImage picture, List<Outline> outlines, double scale) {
    Graphics2D canvas = picture.createGraphics();
    try {
      canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      for (Outline each : outlines) {
        Rectangle2D box =
            new Rectangle2D.Double(
                scale * each.left(),
                scale * each.top(),
                scale * (each.right() - each.left()),
                scale * (each.bottom() - each.top()));
        canvas.setStroke(stroke(3.5f, each.dashed()));
        canvas.setColor(Color.BLACK);
        canvas.draw(box);
        canvas.setStroke(stroke(1.8f, each.dashed()));
        canvas.setColor(each.dashed() ? ASKED : FOUND);
        canvas.draw(box);
      }
    } finally {
      canvas.dispose();
    }
  }

  private static Stroke stroke(float width, boolean dashed) {
    return dashed
        ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASHES, 0)
        : new BasicStroke(width);
  }
}
