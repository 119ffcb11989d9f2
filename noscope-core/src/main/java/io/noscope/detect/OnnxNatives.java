package io.noscope.detect;

import ai.onnxruntime.OrtEnvironment;

/** Whether ONNX Runtime's libraries for this machine are on the class path. */
public final class OnnxNatives {
  private OnnxNatives() {}

  /**
   * Loads them.
   *
   * @return ONNX Runtime's version
   * @throws LinkageError when one is not there or does not load
   * @throws IllegalStateException when the machine is of no kind that there are any for
   */
  public static String load() {
    return OrtEnvironment.getEnvironment().getVersion();
  }
}
