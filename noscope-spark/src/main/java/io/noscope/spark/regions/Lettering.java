package io.noscope.spark.regions;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Text on pictures. A server may have no fonts at all, where Java fails to write anything: there is
 * no text then, and what it would say is on standard output as well.
 *
 * @param font none where the machine has none
 * @param line height of a line in pixels
 */
record Lettering(Optional<Font> font, int line) {
  private static final Logger LOG = LoggerFactory.getLogger(Lettering.class);
  private static final int LEAST = 14;

  /** Letters for a picture of this width. */
  static Lettering forWidth(int width) {
    int size = Math.max(LEAST, width / 70);
    return new Lettering(font(size), size + size / 2);
  }

  private static Optional<Font> font(int size) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, size);
    Graphics2D trial = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      trial.getFontMetrics(font).stringWidth("0");
      return Optional.of(font);
    } catch (RuntimeException | Error e) { // Which it is depends on the JDK.
      LOG.warn("this machine has no fonts, so that pictures have no text: {}", e.toString());
      return Optional.empty();
    } finally {
      trial.dispose();
    }
  }

  void from(Graphics2D graphics, String text, double left, double baseline) {
    if (font.isPresent()) {
      graphics.setFont(font.get());
      graphics.drawString(text, (float) left, (float) baseline);
    }
  }

  void centred(Graphics2D graphics, String text, double middle, double baseline) {
    from(graphics, text, middle - width(graphics, text) / 2.0, baseline);
  }

  /** Ends at {@code right}, halfway up at {@code middle}. */
  void rightOf(Graphics2D graphics, String text, double right, double middle) {
    from(graphics, text, right - width(graphics, text), middle + line / 4.0);
  }

  /** White on black, around a point. */
  void boxed(Graphics2D graphics, String text, double x, double y) {
    double width = width(graphics, text);
    if (width > 0) {
      graphics.setColor(new Color(0, 0, 0, 190));
      graphics.fill(new Rectangle2D.Double(x - width / 2 - 6, y - line / 2.0, width + 12, line));
      graphics.setColor(Color.WHITE);
      centred(graphics, text, x, y + line / 4.0);
    }
  }

  /** As much of the text as there is room for. */
  String cut(Graphics2D graphics, String text, double room) {
    String cut = text;
    while (cut.length() > 1 && width(graphics, cut) > room) {
      cut = cut.substring(0, cut.length() - 2) + "…";
    }
    return cut;
  }

  private int width(Graphics2D graphics, String text) {
    if (font.isEmpty()) {
      return 0;
    }
    FontMetrics metrics = graphics.getFontMetrics(font.get());
    return metrics.stringWidth(text);
  }
}
