package io.noscope.detect;

import java.nio.FloatBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native runtime behind models: ND4J's backend for the CPU, or the one for CUDA where it is on
 * the class path and loads; one of them for the life of the JVM. Parallelism is Spark's: on the CPU
 * every native call runs on the thread that makes it, for OpenMP teams of several tasks on the same
 * cores are many times slower than one thread each.
 */
final class SameDiffRuntime {
  private static final Logger LOG = LoggerFactory.getLogger(SameDiffRuntime.class);
  private static final boolean CUDA = !Nd4j.getEnvironment().isCPU();
  private static final AtomicBoolean WARNED = new AtomicBoolean();

  static {
    Nd4j.getEnvironment().setMaxThreads(1);
    Nd4j.getEnvironment().setMaxMasterThreads(1);
  }

  private SameDiffRuntime() {}

  /**
   * Makes native calls of the calling thread run on the device, and on the CPU on this thread
   * alone. OpenMP and CUDA keep this per thread, so whoever computes says it on its own thread; it
   * costs a few dozen nanoseconds on the CPU.
   */
  static void computeOn(Device device) {
    if (CUDA) {
      // The number of OpenMP threads would be that of threads in a CUDA block.
      if (device.isGpu()) {
        chooseGpu(device.index());
      }
    } else {
      NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    }
    if (CUDA != device.isGpu() && !WARNED.getAndSet(true)) {
      LOG.warn(
          "specialised models compute on the {} though the task has the {}: that is the backend"
              + " which ND4J has loaded ({}), for the life of this JVM",
          CUDA ? "GPU" : "CPU",
          device,
          Nd4j.getBackend().getClass().getSimpleName());
    }
  }

  private static void chooseGpu(int index) {
    AffinityManager devices = Nd4j.getAffinityManager();
    if (devices.getDeviceForCurrentThread() != index) {
      devices.unsafeSetDevice(index);
    }
  }

  /** A new array outside any workspace, of undefined content; the caller closes it. */
  static INDArray allocate(long... shape) {
    return Nd4j.createUninitializedDetached(DataType.FLOAT, shape);
  }

  /** A new array with these values in row order; the caller closes it. */
  static INDArray allocate(float[] values, long... shape) {
    INDArray array = allocate(shape);
    floats(array).put(0, values);
    written(array);
    return array;
  }

  /**
   * An array's values in the memory of the host, fetched from the GPU where they were computed
   * there. The buffer holds until the next computation; whoever writes into it says so ({@link
   * #written}).
   */
  static FloatBuffer floats(INDArray array) {
    return array.data().asNioFloat();
  }

  /** Says that the values in the memory of the host are newer than those on the GPU. */
  static void written(INDArray array) {
    Nd4j.getAffinityManager().tagLocation(array, AffinityManager.Location.HOST);
  }
}
