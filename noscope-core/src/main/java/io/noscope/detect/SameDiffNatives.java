package io.noscope.detect;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Whether ND4J's libraries for this machine, which run models, are on the class path. */
public final class SameDiffNatives {
  private SameDiffNatives() {}

  /**
   * Loads them, and adds two numbers.
   *
   * @return the backend that was loaded
   * @throws LinkageError when one is not there or does not load
   */
  public static String load() {
    SameDiffRuntime.computeOn(Device.CPU);
    try (INDArray one = SameDiffRuntime.allocate(new float[] {1}, 1)) {
      one.addi(1);
    }
    return Nd4j.getBackend().getClass().getSimpleName();
  }
}
