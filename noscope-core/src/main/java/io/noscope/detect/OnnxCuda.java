package io.noscope.detect;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;

/** ONNX Runtime's CUDA provider, which only the GPU build of the library has. */
final class OnnxCuda {
  private static final String NEEDS =
      "on the machine it takes NVIDIA's driver and the CUDA and cuDNN libraries that the message"
          + " names, where the loader finds them (LD_LIBRARY_PATH)";

  private OnnxCuda() {}

  /**
   * Makes sessions run on a GPU.
   *
   * @throws DeviceException where the library has no CUDA provider, or it does not load
   */
  static void add(SessionOptions options, Device gpu) {
    if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
      throw new DeviceException(
          gpu,
          "the ONNX Runtime on the class path is built for the CPU; use a jar of NoScope built with"
              + " mvn -Pcuda package");
    }
    try {
      options.addCUDA(gpu.index());
    } catch (OrtException e) {
      throw failure(gpu, e);
    }
  }

  /** What the library said against computing on a GPU. */
  static DeviceException failure(Device gpu, OrtException reason) {
    return new DeviceException(
        gpu,
        "ONNX Runtime %s cannot use CUDA: %s; %s"
            .formatted(
                OrtEnvironment.getEnvironment().getVersion(), reason.getMessage().strip(), NEEDS),
        reason);
  }
}
