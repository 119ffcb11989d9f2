package io.noscope.detect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.StringVector;
import org.bytedeco.opencv.opencv_dnn.Layer;
import org.bytedeco.opencv.opencv_dnn.Net;

/**
 * Checks that a weights file is as long as its network needs. OpenCV does not: it fills what is
 * missing with whatever lies in memory and ignores what is left over.
 */
final class DarknetWeights {
  private DarknetWeights() {}

  /**
   * Compares a network that was just read, and has not run yet, with its file.
   *
   * @throws BadDetectorException when the file is shorter or longer than the network
   */
  static void requireWhole(DetectorFiles files, Net net) throws BadDetectorException {
    long needed = headerBytes(files.weights()) + parameterBytes(net);
    if (files.weights().length != needed) {
      throw new BadDetectorException(
          files.location(),
          "the network needs %d bytes of weights, but the .weights beside it has %d; it is damaged or belongs to another cfg"
              .formatted(needed, files.weights().length));
    }
  }

  /** Three version numbers, then how many images were seen: 8 bytes since version 0.2. */
  private static int headerBytes(byte[] weights) {
    if (weights.length < 3 * Integer.BYTES) {
      return 3 * Integer.BYTES + Long.BYTES;
    }
    ByteBuffer header = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
    int version = header.getInt(0) * 10 + header.getInt(Integer.BYTES);
    return 3 * Integer.BYTES + (version >= 2 ? Long.BYTES : Integer.BYTES);
  }

  @SuppressWarnings("deprecation") // getLayer is, in all its forms, yet nothing else gives blobs.
  private static long parameterBytes(Net net) {
    long total = 0;
    try (StringVector names = net.getLayerNames();
        StringVector outputs = net.getUnconnectedOutLayersNames()) {
      Set<String> detectionLayers = strings(outputs);
      for (String name : strings(names)) {
        // A detection layer's blob holds its anchors, which come from the cfg.
        if (!detectionLayers.contains(name)) {
          try (Layer layer = net.getLayer(name)) {
            total += bytes(layer);
          }
        }
      }
    }
    return total;
  }

  private static Set<String> strings(StringVector vector) {
    return Arrays.stream(vector.get()).map(BytePointer::getString).collect(Collectors.toSet());
  }

  private static long bytes(Layer layer) {
    long total = 0;
    for (Mat blob : layer.blobs().get()) {
      total += blob.total() * blob.elemSize();
    }
    return total;
  }
}
