package io.noscope.detect;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.platform.Fp16Conversions;
import io.noscope.video.Image;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/**
 * The tensor that pictures go into, as the graph wants their numbers: 32-bit floats, drawn into in
 * place, or 16-bit floats or packed bytes made of these. One picture at a time; where a graph wants
 * a batch of more, the others are empty.
 */
final class OnnxPictures {
  private static final int CHANNELS = 3;

  private final LetterBox letterBox;
  private final Runnable convert;
  private final OnnxTensor tensor;

  private OnnxPictures(LetterBox letterBox, Runnable convert, OnnxTensor tensor) {
    this.letterBox = letterBox;
    this.convert = convert;
    this.tensor = tensor;
  }

  /**
   * Allocates the tensor.
   *
   * @param in the graph's input
   */
  static OnnxPictures allocate(OrtEnvironment environment, OnnxLayout layout, OnnxGraph.Tensor in)
      throws OrtException {
    int width = layout.canvas().width();
    int height = layout.canvas().height();
    int batch = Math.max(1, in.size(0));
    LetterBox letterBox = new LetterBox(layout.canvas(), batch);
    FloatBuffer planes = letterBox.planes();
    if (layout.takesBytes()) {
      ByteBuffer bytes = direct(planes.capacity());
      OnnxTensor tensor =
          OnnxTensor.createTensor(
              environment, bytes, new long[] {batch, height, width, CHANNELS}, OnnxJavaType.UINT8);
      return new OnnxPictures(letterBox, () -> pack(planes, bytes, width * height), tensor);
    }
    long[] shape = {batch, CHANNELS, height, width};
    if (in.type() == OnnxGraph.Type.HALF) {
      ShortBuffer halves = direct(planes.capacity() * Short.BYTES).asShortBuffer();
      OnnxTensor tensor = OnnxTensor.createTensor(environment, halves, shape, OnnxJavaType.FLOAT16);
      return new OnnxPictures(letterBox, () -> halve(planes, halves), tensor);
    }
    return new OnnxPictures(
        letterBox, () -> {}, OnnxTensor.createTensor(environment, planes, shape));
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  private static void pack(FloatBuffer planes, ByteBuffer bytes, int pixels) {
    for (int pixel = 0; pixel < pixels; pixel++) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        bytes.put(pixel * CHANNELS + channel, (byte) planes.get(channel * pixels + pixel));
      }
    }
  }

  private static void halve(FloatBuffer planes, ShortBuffer halves) {
    for (int i = 0; i < planes.capacity(); i++) {
      halves.put(i, Fp16Conversions.floatToFp16(planes.get(i)));
    }
  }

  /** Puts a picture in and tells where on the canvas it lies. */
  Placement put(Image image) {
    Placement placement = letterBox.draw(image);
    convert.run();
    return placement;
  }

  OnnxTensor tensor() {
    return tensor;
  }
}
