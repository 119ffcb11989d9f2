package io.noscope.detect;

import java.io.Serializable;

/**
 * What detectors and models compute on. Scores on a GPU may differ from those on the CPU in their
 * last digits.
 *
 * @param kind the processor or a GPU
 * @param index which GPU, from 0 as CUDA counts them; 0 for the processor
 */
public record Device(Kind kind, int index) implements Serializable {
  /** The processor, one thread for each task. */
  public static final Device CPU = new Device(Kind.CPU, 0);

  /** Kinds of devices. */
  public enum Kind {
    CPU,
    GPU
  }

  public Device {
    if (index < 0 || (kind == Kind.CPU && index != 0)) {
      throw new IllegalArgumentException("GPUs are counted from 0; there is no " + kind + index);
    }
  }

  /** A GPU of this machine, from 0 as CUDA counts them. */
  public static Device gpu(int index) {
    return new Device(Kind.GPU, index);
  }

  public boolean isGpu() {
    return kind == Kind.GPU;
  }

  /** Such as {@code GPU 1}. */
  @Override
  public String toString() {
    return isGpu() ? "GPU " + index : "CPU";
  }
}
