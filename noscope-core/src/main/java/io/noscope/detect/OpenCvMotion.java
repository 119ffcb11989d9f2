package io.noscope.detect;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.countNonZero;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;
import static org.bytedeco.opencv.global.opencv_video.createBackgroundSubtractorMOG2;

import io.noscope.label.Rectangle;
import io.noscope.video.Image;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_video.BackgroundSubtractorMOG2;

/**
 * How much of one picture after another is foreground, by OpenCV's MOG2 with its default settings
 * (Zivkovic 2004). No plan uses it: it is what plans are compared with. Not thread-safe.
 */
public final class OpenCvMotion implements AutoCloseable {
  private static final int SHADOW = 127;
  private static final int FOREGROUND = 255;

  private final BackgroundSubtractorMOG2 background = createBackgroundSubtractorMOG2();
  private final Mat picture = new Mat();
  private final Mat mask = new Mat();

  /**
   * Takes the next picture in.
   *
   * @param part what is looked at of it
   * @return the share, in [0, 1], of the part's pixels that are neither background nor shadow; MOG2
   *     takes all of the first picture for shadow
   */
  public double foreground(Image next, Rectangle part) {
    picture.create(next.height(), next.width(), CV_8UC3);
    picture.data().put(next.bgr(), 0, next.bgr().length);
    background.apply(picture, mask);
    threshold(mask, mask, SHADOW, FOREGROUND, THRESH_BINARY);
    try (Rect rect = new Rect(part.left(), part.top(), part.width(), part.height());
        Mat seen = new Mat(mask, rect)) {
      return (double) countNonZero(seen) / ((double) part.width() * part.height());
    }
  }

  @Override
  public void close() {
    mask.close();
    picture.close();
    background.close();
  }
}
