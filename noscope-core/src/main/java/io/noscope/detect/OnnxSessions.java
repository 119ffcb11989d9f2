package io.noscope.detect;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts ONNX Runtime, and asks it about graphs. */
final class OnnxSessions {
  /** Tasks are the parallelism: a pool of threads in each would only fight over the cores. */
  static final int ONE_THREAD = 1;

  /** As many threads as ONNX Runtime takes by itself. */
  static final int ITS_OWN_THREADS = 0;

  private OnnxSessions() {}

  /**
   * Loads a graph.
   *
   * @param threads {@link #ONE_THREAD} or {@link #ITS_OWN_THREADS}
   * @throws BadDetectorException when the bytes are no ONNX graph that this runtime can run
   * @throws DeviceException when it is one, but the device cannot run it
   */
  static OrtSession open(
      OrtEnvironment environment, DetectorFiles files, Device device, int threads)
      throws BadDetectorException {
    try (SessionOptions options = new SessionOptions()) {
      if (device.isGpu()) {
        OnnxCuda.add(options, device);
      }
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(OptLevel.ALL_OPT);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      return environment.createSession(files.weights(), options);
    } catch (OrtException e) {
      if (device.isGpu()) {
        close(open(environment, files, Device.CPU, threads)); // The graph's fault shows here.
        throw OnnxCuda.failure(device, e);
      }
      throw new BadDetectorException(
          files.location(),
          "not an ONNX graph that can be loaded (%s, %d bytes); known detectors are %s"
              .formatted(e.getCode(), files.weights().length, OnnxLayout.KNOWN),
          e);
    }
  }

  static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot close a session", e);
    }
  }

  /** What goes in and out of a session's graph. */
  static OnnxGraph graph(OrtSession session) throws OrtException {
    return new OnnxGraph(
        tensors(session.getInputInfo()),
        tensors(session.getOutputInfo()),
        session.getMetadata().getCustomMetadata());
  }

  private static Map<String, OnnxGraph.Tensor> tensors(Map<String, NodeInfo> nodes) {
    Map<String, OnnxGraph.Tensor> tensors = new LinkedHashMap<>();
    nodes.forEach((name, node) -> tensors.put(name, tensor(node)));
    return tensors;
  }

  private static OnnxGraph.Tensor tensor(NodeInfo node) {
    if (node.getInfo() instanceof TensorInfo info) {
      return new OnnxGraph.Tensor(type(info.type), Arrays.stream(info.getShape()).boxed().toList());
    }
    return new OnnxGraph.Tensor(OnnxGraph.Type.OTHER, List.of());
  }

  private static OnnxGraph.Type type(OnnxJavaType type) {
    return switch (type) {
      case FLOAT -> OnnxGraph.Type.FLOAT;
      case FLOAT16 -> OnnxGraph.Type.HALF;
      case UINT8 -> OnnxGraph.Type.BYTE;
      case INT32, INT64 -> OnnxGraph.Type.INTEGER;
      default -> OnnxGraph.Type.OTHER;
    };
  }
}
