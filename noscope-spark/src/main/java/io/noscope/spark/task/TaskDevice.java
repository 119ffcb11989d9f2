package io.noscope.spark.task;

import io.noscope.detect.DetectorSpec;
import io.noscope.detect.Device;
import io.noscope.detect.DeviceException;
import io.noscope.detect.GpuCheck;
import io.noscope.spark.conf.DeviceChoice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a task computes on, resolved once for the task.
 *
 * @param choice what the settings ask for
 * @param device what that is in this task
 */
public record TaskDevice(DeviceChoice choice, Device device) {
  /** What Spark calls the resource. */
  static final String RESOURCE = "gpu";

  private static final Logger LOG = LoggerFactory.getLogger(TaskDevice.class);
  private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

  /**
   * The device of the running task; the CPU outside a task.
   *
   * @throws DeviceException where a GPU is asked for and the task has none, or it cannot be used
   */
  public static TaskDevice of(DeviceChoice choice) {
    return of(choice, GpuCheck::problem);
  }

  static TaskDevice of(DeviceChoice choice, Function<Device, Optional<DeviceException>> check) {
    TaskContext task = TaskContext.get();
    if (task == null) {
      return new TaskDevice(choice, Device.CPU);
    }
    ResourceInformation gpus = task.resourcesJMap().get(RESOURCE);
    return of(choice, gpus == null ? List.of() : Arrays.asList(gpus.addresses()), check);
  }

  /**
   * The same, from what Spark gave to the task.
   *
   * @param addresses of the GPUs that are the task's, maybe shared with others; the first is used
   * @param check what keeps a GPU from being used
   */
  static TaskDevice of(
      DeviceChoice choice,
      List<String> addresses,
      Function<Device, Optional<DeviceException>> check) {
    if (choice == DeviceChoice.CPU || (choice == DeviceChoice.AUTO && addresses.isEmpty())) {
      return new TaskDevice(choice, Device.CPU);
    }
    if (addresses.isEmpty()) {
      throw new IllegalStateException(
          "spark.noscope.device is gpu, but Spark has given this task no GPU: set"
              + " spark.executor.resource.gpu.amount, spark.executor.resource.gpu.discoveryScript"
              + " and spark.task.resource.gpu.amount, or spark.noscope.gpusPerTask; in local mode"
              + " Spark has none to give, set spark.noscope.device to auto or cpu");
    }
    try {
      Device gpu = gpu(addresses.get(0));
      check
          .apply(gpu)
          .ifPresent(
              problem -> {
                throw problem;
              });
      return new TaskDevice(choice, gpu);
    } catch (DeviceException e) {
      if (choice == DeviceChoice.GPU) {
        throw e;
      }
      if (WARNED.add(e.getMessage())) {
        LOG.warn("computing on the CPU though the task has a GPU: {}", e.getMessage());
      }
      return new TaskDevice(choice, Device.CPU);
    }
  }

  private static Device gpu(String address) {
    try {
      return Device.gpu(Integer.parseInt(address));
    } catch (IllegalArgumentException e) {
      throw new DeviceException(
          Device.CPU,
          "'%s' is no GPU that CUDA knows; the discovery script must print indexes such as 0, see conf/gpu-discovery.sh"
              .formatted(address),
          e);
    }
  }

  /** What this detector runs on: the CPU if it can run nowhere else and the choice leaves it. */
  Device of(DetectorSpec detector) {
    return choice == DeviceChoice.AUTO && !detector.canUseGpu() ? Device.CPU : device;
  }
}
