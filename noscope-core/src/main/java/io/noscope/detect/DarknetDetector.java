package io.noscope.detect;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_dnn.DNN_BACKEND_OPENCV;
import static org.bytedeco.opencv.global.opencv_dnn.DNN_TARGET_CPU;
import static org.bytedeco.opencv.global.opencv_dnn.blobFromImage;
import static org.bytedeco.opencv.global.opencv_dnn.readNetFromDarknet;

import io.noscope.label.Box;
import io.noscope.label.Detection;
import io.noscope.video.Image;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.StringVector;
import org.bytedeco.opencv.opencv_dnn.Net;

/**
 * A reference detector in the Darknet format (the paper's YOLOv2 and its descendants), run by
 * OpenCV on one thread of the CPU. Pictures are stretched to the network's input; rows of the
 * outputs are [centre x, centre y, width, height] as shares of the picture, objectness, and class
 * scores that are multiplied by it already.
 */
final class DarknetDetector implements ReferenceDetector {
  private static final int BOX = 5;
  private static final float OVERLAP = 0.45f;
  private static final double PER_LEVEL = 1 / 255.0;

  private final String id;
  private final OutputNames names;
  private final Net net;
  private final StringVector outputNames;
  private final Size inputSize;
  private final Scalar noMean = new Scalar();
  private final Mat input = new Mat();
  private final MatVector outputs = new MatVector();

  private DarknetDetector(
      DetectorFiles files, OutputNames names, DarknetConfiguration configuration, Net net) {
    this.id = files.id();
    this.names = names;
    this.inputSize = new Size(configuration.width(), configuration.height());
    this.net = net;
    this.outputNames = net.getUnconnectedOutLayersNames();
  }

  /**
   * Loads a network.
   *
   * @throws BadDetectorException when cfg and weights are not those of a Darknet detector
   * @throws DeviceException for a GPU
   */
  static DarknetDetector open(DetectorFiles files, Device device) throws BadDetectorException {
    if (device.isGpu()) {
      throw new DeviceException(
          device,
          files.location()
              + " is a Darknet network, which OpenCV runs on the CPU only; set"
              + " spark.noscope.device to auto or cpu, or name an .onnx reference");
    }
    DarknetConfiguration configuration =
        DarknetConfiguration.parse(files.location(), files.configuration());
    OutputNames names = files.classNames(List.of(), OptionalInt.of(configuration.classes()));
    // For the whole process: tasks are the parallelism, not threads within them.
    opencv_core.setNumThreads(1);
    byte[] text = configuration.text().getBytes(StandardCharsets.UTF_8);
    byte[] weights = files.weights();
    try (BytePointer nativeText = new BytePointer(text);
        BytePointer nativeWeights = new BytePointer(weights)) {
      return open(
          files,
          names,
          configuration,
          readNetFromDarknet(nativeText, text.length, nativeWeights, weights.length));
    } catch (RuntimeException e) {
      throw new BadDetectorException(
          files.location(),
          "OpenCV cannot read it as a Darknet network; do the cfg and its .weights belong together?",
          e);
    }
  }

  private static DarknetDetector open(
      DetectorFiles files, OutputNames names, DarknetConfiguration configuration, Net net)
      throws BadDetectorException {
    try {
      DarknetWeights.requireWhole(files, net);
      net.setPreferableBackend(DNN_BACKEND_OPENCV);
      net.setPreferableTarget(DNN_TARGET_CPU);
      return new DarknetDetector(files, names, configuration, net);
    } catch (BadDetectorException | RuntimeException e) {
      net.close();
      throw e;
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<String> labels() {
    return names.names();
  }

  @Override
  public String description() {
    return "Darknet, pictures %dx%d RGB, %d classes named by %s"
        .formatted(inputSize.width(), inputSize.height(), labels().size(), names.source());
  }

  @Override
  public List<List<Detection>> detect(List<Image> images) {
    List<List<Detection>> detections = new ArrayList<>(images.size());
    for (Image image : images) {
      detections.add(detect(image));
    }
    return detections;
  }

  private List<Detection> detect(Image image) {
    try (BytePointer bgr = new BytePointer(image.bgr());
        Mat picture = new Mat(image.height(), image.width(), CV_8UC3, bgr)) {
      blobFromImage(picture, input, PER_LEVEL, inputSize, noMean, true, false, CV_32F);
    }
    net.setInput(input);
    net.forward(outputs, outputNames);
    Candidates found = new Candidates(labels());
    for (Mat output : outputs.get()) {
      read(output.createBuffer(), image, found);
    }
    return found.detections(image, OVERLAP);
  }

  private void read(FloatBuffer rows, Image image, Candidates found) {
    int classes = labels().size();
    for (int row = 0; row < rows.limit(); row += BOX + classes) {
      if (rows.get(row + BOX - 1) < MINIMUM_SCORE) {
        continue; // Class scores are products with the objectness, so none is above it.
      }
      int best = Best.of(rows, row + BOX, classes);
      float score = rows.get(row + BOX + best);
      if (score >= MINIMUM_SCORE) {
        found.add(best, score, box(rows, row, image));
      }
    }
  }

  private static Box box(FloatBuffer rows, int row, Image image) {
    float centreX = rows.get(row) * image.width();
    float centreY = rows.get(row + 1) * image.height();
    float halfWidth = rows.get(row + 2) * image.width() / 2;
    float halfHeight = rows.get(row + 3) * image.height() / 2;
    return new Box(
        centreX - halfWidth, centreY - halfHeight, centreX + halfWidth, centreY + halfHeight);
  }

  @Override
  public void close() {
    outputs.close();
    input.close();
    noMean.close();
    inputSize.close();
    outputNames.close();
    net.close();
  }
}
