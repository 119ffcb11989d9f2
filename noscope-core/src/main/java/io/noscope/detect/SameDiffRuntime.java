package io.noscope.detect;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The native runtime behind models. Parallelism is Spark's: every native call runs on the thread
 * that makes it, for OpenMP teams of several tasks on the same cores are many times slower than one
 * thread each.
 */
final class SameDiffRuntime {
  static {
    Nd4j.getEnvironment().setMaxThreads(1);
    Nd4j.getEnvironment().setMaxMasterThreads(1);
  }

  private SameDiffRuntime() {}

  /**
   * Makes native calls of the calling thread run on it alone. OpenMP keeps this number per thread,
   * so whoever computes says it on its own thread; it costs a few dozen nanoseconds.
   */
  static void computeOnThisThread() {
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
  }

  /** A new array outside any workspace, of undefined content; the caller closes it. */
  static INDArray allocate(long... shape) {
    return Nd4j.createUninitializedDetached(DataType.FLOAT, shape);
  }

  /** A new array with these values in row order; the caller closes it. */
  static INDArray allocate(float[] values, long... shape) {
    INDArray array = allocate(shape);
    array.data().asNioFloat().put(0, values);
    return array;
  }
}
