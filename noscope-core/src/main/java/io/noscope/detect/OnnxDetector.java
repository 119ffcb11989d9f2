package io.noscope.detect;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.noscope.label.Detection;
import io.noscope.video.Image;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A reference detector in ONNX Runtime, on one thread of the CPU or on a GPU. Pictures are run one
 * at a time, so that an answer never depends on the batch; input and outputs stay in the same
 * native memory of the host.
 */
final class OnnxDetector implements ReferenceDetector {
  private final String id;
  private final Device device;
  private final List<String> labels;
  private final OrtSession session;
  private final OnnxLayout layout;
  private final LetterBox letterBox;
  private final Map<String, OnnxTensor> inputs = new HashMap<>();
  private final Map<String, OnnxTensor> outputs = new HashMap<>();
  private final Map<String, FloatBuffer> outputFloats = new HashMap<>();

  private OnnxDetector(DetectorFiles files, Device device, OrtSession session, OnnxLayout layout) {
    this.id = files.id();
    this.device = device;
    this.labels = files.classNames();
    this.session = session;
    this.layout = layout;
    this.letterBox = layout.letterBox();
  }

  /**
   * Loads a graph and recognises its layout.
   *
   * @throws BadDetectorException when it is no ONNX graph, or none of a known layout
   * @throws DeviceException when the device cannot be used
   */
  static OnnxDetector open(DetectorFiles files, Device device) throws BadDetectorException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    OrtSession session = OnnxSessions.open(environment, files, device);
    boolean opened = false;
    try {
      OnnxDetector detector = new OnnxDetector(files, device, session, layout(files, session));
      detector.allocate(environment);
      opened = true;
      return detector;
    } catch (OrtException e) {
      throw new BadDetectorException(files.location(), "ONNX Runtime: " + e.getMessage(), e);
    } finally {
      if (!opened) {
        OnnxSessions.close(session);
      }
    }
  }

  private static OnnxLayout layout(DetectorFiles files, OrtSession session)
      throws OrtException, BadDetectorException {
    OnnxGraph graph = OnnxSessions.graph(session);
    OnnxLayout layout =
        OnnxLayout.of(graph)
            .orElseThrow(
                () ->
                    new BadDetectorException(
                        files.location(),
                        "an ONNX graph %s, which is no known detector; known are %s"
                            .formatted(graph, OnnxLayout.KNOWN)));
    files.requireClasses(layout.classes());
    return layout;
  }

  private void allocate(OrtEnvironment environment) throws OrtException {
    for (String name : session.getInputNames()) {
      long[] shape = {1, 3, layout.height(), layout.width()};
      inputs.put(name, OnnxTensor.createTensor(environment, letterBox.planes(), shape));
    }
    for (Map.Entry<String, long[]> output : layout.outputs().entrySet()) {
      long[] shape = output.getValue();
      int floats = Math.toIntExact(shape[0] * shape[1] * shape[2]);
      FloatBuffer memory =
          ByteBuffer.allocateDirect(floats * Float.BYTES)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
      outputFloats.put(output.getKey(), memory);
      outputs.put(output.getKey(), OnnxTensor.createTensor(environment, memory, shape));
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<String> labels() {
    return labels;
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
    Placement placement = letterBox.draw(image);
    try {
      // The result is a view of our own tensors: closing it leaves them open.
      session.run(inputs, outputs).close();
      Candidates found = new Candidates(labels);
      layout.read(outputFloats, placement, found);
      return found.detections(image, layout.overlap());
    } catch (OrtException e) {
      if (device.isGpu()) {
        throw OnnxCuda.failure(device, e);
      }
      throw new IllegalStateException(
          "%s failed on a picture of %dx%d: %s"
              .formatted(id, image.width(), image.height(), e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    inputs.values().forEach(OnnxTensor::close);
    outputs.values().forEach(OnnxTensor::close);
    OnnxSessions.close(session);
  }
}
