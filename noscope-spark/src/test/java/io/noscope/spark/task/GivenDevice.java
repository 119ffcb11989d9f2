package io.noscope.spark.task;

import io.noscope.detect.Device;
import io.noscope.spark.conf.DeviceChoice;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** In a task: what it would compute on if every GPU worked. */
public final class GivenDevice {
  private static final CyclicBarrier TWO_TASKS = new CyclicBarrier(2);

  private GivenDevice() {}

  /** The device of one of two tasks that run in this JVM at the same time. */
  public static Device ofOneOfTwo() throws Exception {
    Device device = TaskDevice.of(DeviceChoice.GPU, gpu -> Optional.empty()).device();
    TWO_TASKS.await(1, TimeUnit.MINUTES);
    return device;
  }
}
