package io.noscope.spark.report;

import io.noscope.spark.pictures.Canvas;
import io.noscope.spark.pictures.Outline;
import io.noscope.video.HeldFrame;
import io.noscope.video.ImageSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/** Makes a frame a small JPEG that a page can hold. */
final class Thumbnail {
  /** Wide enough to see who is there, and 5 to 10 kB. */
  private static final int WIDTH = 240;

  private Thumbnail() {}

  /** A data URI. */
  static String of(HeldFrame frame, List<Outline> outlines) throws IOException {
    ImageSize whole = frame.size();
    int height = Math.max(1, Math.round((float) WIDTH * whole.height() / whole.width()));
    Canvas small = new Canvas(frame.image(new ImageSize(WIDTH, height)));
    small.draw(outlines, (double) WIDTH / whole.width(), 1);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.setUseCache(false); // Its cache is a file.
    ImageIO.write(small.picture(), "jpeg", jpeg);
    return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg.toByteArray());
  }
}
