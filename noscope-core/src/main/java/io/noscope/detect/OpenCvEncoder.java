package io.noscope.detect;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Turns views into a model's input: bytes, or their brightness, minus the mean image, scaled to
 * about [-4, 4]. OpenCV's vector code takes half the time of plain loops, for which the compiler of
 * Java 17 makes no vector code. One view at a time stays in the first-level cache on its way. Not
 * thread-safe.
 */
final class OpenCvEncoder implements AutoCloseable {
  // Without it a first step of RMSprop would move activations by hundreds.
  private static final float SCALE = 1 / 64f;

  private final boolean grey;
  private final int bytes;
  private final int inputs;
  private final Mat view;
  private final Mat scaled;
  private final Mat input;
  private final Mat scaledMean;
  private final BytePointer viewBytes;
  private final FloatBuffer inputValues;

  OpenCvEncoder(ModelSpec spec, float[] meanImage) {
    grey = spec.grey();
    bytes = spec.viewBytes();
    inputs = spec.inputs();
    if (meanImage.length != inputs) {
      throw new IllegalArgumentException(
          "a mean image holds %d values, not %d".formatted(inputs, meanImage.length));
    }
    int side = spec.input();
    view = new Mat(side, side, opencv_core.CV_8UC3);
    scaled = new Mat(side, side, opencv_core.CV_32FC3);
    input = grey ? new Mat(side, side, opencv_core.CV_32FC1) : scaled;
    scaledMean = new Mat(side, side, input.type());
    float[] mean = new float[inputs];
    for (int i = 0; i < inputs; i++) {
      mean[i] = meanImage[i] * SCALE;
    }
    new FloatPointer(scaledMean.data()).put(mean, 0, inputs);
    viewBytes = view.data();
    inputValues = new FloatPointer(input.data()).capacity(inputs).asBuffer();
  }

  /** What is subtracted from a model's input: the mean of these views as the model sees them. */
  static float[] meanImage(ModelSpec spec, LabelledViews views) {
    return spec.grey() ? Luma.of(views.mean()) : views.mean();
  }

  /**
   * Encodes one view.
   *
   * @param views views one after another, each as large as the model looks at
   * @param index which of them
   * @param target receives as many floats as the mean image holds
   * @param slot where, counted in views
   */
  void encode(byte[] views, int index, FloatBuffer target, int slot) {
    viewBytes.put(views, index * bytes, bytes);
    view.convertTo(scaled, opencv_core.CV_32F, SCALE, 0);
    if (grey) {
      opencv_imgproc.cvtColor(scaled, input, opencv_imgproc.COLOR_BGR2GRAY);
    }
    opencv_core.subtract(input, scaledMean, input);
    target.put(slot * inputs, inputValues, 0, inputs);
  }

  @Override
  public void close() {
    view.close();
    scaled.close();
    input.close();
    scaledMean.close();
  }
}
