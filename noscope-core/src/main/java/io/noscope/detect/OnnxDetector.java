package io.noscope.detect;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.noscope.label.Detection;
import io.noscope.video.Image;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A reference detector in ONNX Runtime, on the CPU or on a GPU. Pictures are run one at a time, so
 * that an answer never depends on the batch.
 */
final class OnnxDetector implements ReferenceDetector {
  private final String id;
  private final Device device;
  private final OutputNames names;
  private final OrtSession session;
  private final OnnxLayout layout;
  private final OnnxPictures picture;
  private final Map<String, OnnxTensor> inputs = new HashMap<>();
  private final OnnxOutputs outputs;

  private OnnxDetector(
      DetectorFiles files,
      Device device,
      OrtEnvironment environment,
      OrtSession session,
      OnnxGraph graph,
      OnnxLayout layout)
      throws OrtException, BadDetectorException {
    this.id = files.id();
    this.device = device;
    this.names = files.classNames(graph.classNames(), layout.classes());
    this.session = session;
    this.layout = layout;
    String name =
        graph.inputs().keySet().stream()
            .filter(input -> !input.equals(RtDetrLayout.SIZE))
            .findFirst()
            .orElseThrow();
    OnnxGraph.Tensor in = graph.inputs().get(name);
    picture = OnnxPictures.allocate(environment, layout, in);
    inputs.put(name, picture.tensor());
    int batch = Math.max(1, in.size(0));
    if (graph.inputs().containsKey(RtDetrLayout.SIZE)) {
      inputs.put(RtDetrLayout.SIZE, canvasSize(environment, layout.canvas(), batch));
    }
    outputs = new OnnxOutputs(environment, session, graph, layout.outputs(), batch);
  }

  private static OnnxTensor canvasSize(OrtEnvironment environment, Canvas canvas, int batch)
      throws OrtException {
    long[] sizes = new long[2 * batch];
    for (int i = 0; i < batch; i++) {
      sizes[2 * i] = canvas.width();
      sizes[2 * i + 1] = canvas.height();
    }
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(sizes), new long[] {batch, 2});
  }

  /**
   * Loads a graph and recognises its layout.
   *
   * @throws BadDetectorException when it is no ONNX graph, or none of a known layout
   * @throws DeviceException when the device cannot be used
   */
  static OnnxDetector open(DetectorFiles files, Device device) throws BadDetectorException {
    return open(files, device, OnnxSessions.ONE_THREAD);
  }

  /** The same on the CPU with as many threads as ONNX Runtime takes by itself. */
  static OnnxDetector openAlone(DetectorFiles files) throws BadDetectorException {
    return open(files, Device.CPU, OnnxSessions.ITS_OWN_THREADS);
  }

  private static OnnxDetector open(DetectorFiles files, Device device, int threads)
      throws BadDetectorException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    OrtSession session = OnnxSessions.open(environment, files, device, threads);
    boolean opened = false;
    try {
      OnnxGraph graph = OnnxSessions.graph(session);
      OnnxDetector detector =
          new OnnxDetector(files, device, environment, session, graph, layout(files, graph));
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

  private static OnnxLayout layout(DetectorFiles files, OnnxGraph graph)
      throws BadDetectorException {
    return OnnxLayout.of(graph)
        .orElseThrow(
            () ->
                new BadDetectorException(
                    files.location(),
                    "an ONNX graph %s, which is no known detector; known are %s"
                        .formatted(graph, OnnxLayout.KNOWN)));
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
    return "%s, pictures %s, %d classes named by %s"
        .formatted(layout.family(), layout.canvas(), labels().size(), names.source());
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
    Placement placement = picture.put(image);
    try {
      Candidates found = new Candidates(labels());
      layout.read(outputs.run(inputs), placement, found);
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
    outputs.close();
    OnnxSessions.close(session);
  }
}
