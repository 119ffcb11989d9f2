package io.noscope.detect;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;

/**
 * Whether OpenCV's libraries for this machine, which compare views and run Darknet's files, are on
 * the class path.
 */
public final class OpenCvNatives {
  private OpenCvNatives() {}

  /**
   * Loads them.
   *
   * @return OpenCV's version
   * @throws LinkageError when one is not there or does not load
   */
  public static String load() {
    Loader.load(opencv_core.class);
    Loader.load(opencv_dnn.class);
    return opencv_core.CV_VERSION();
  }
}
