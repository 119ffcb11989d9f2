package io.noscope.spark.cli;

import io.noscope.detect.DetectorSpec;
import io.noscope.detect.Device;
import io.noscope.detect.DeviceException;
import io.noscope.detect.GpuCheck;
import io.noscope.detect.ReferenceDetector;
import io.noscope.spark.conf.DeviceChoice;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.SparkConf;

/** The reference detector, and the GPU that it is to run on. */
final class DetectorCheck {
  private static final String GPU = "GPU";
  private static final String GIVE =
      "set spark.executor.resource.gpu.amount, spark.executor.resource.gpu.discoveryScript and"
          + " spark.task.resource.gpu.amount, or spark.noscope.gpusPerTask, on a cluster; in local"
          + " mode set --device auto or cpu";
  private static final String DO_WITHOUT =
      "install what the message names, or set --device auto or cpu; see docs/gpu.md";

  private DetectorCheck() {}

  static Finding reference(Patient patient) {
    DetectorSpec spec = patient.conf().reference();
    try (ReferenceDetector detector = spec.open(patient.hadoop())) {
      return Finding.ok("reference", "%s, %d classes".formatted(spec, detector.labels().size()));
    } catch (LinkageError e) {
      return Finding.fail(
          "reference", "not tried, as natives do not load", "see to the natives above first");
    } catch (IOException | RuntimeException e) {
      return Finding.fail(
          "reference",
          FailureMessage.of(e),
          "name another file with --reference, or none for the built-in detector");
    }
  }

  static Finding gpu(Patient patient) {
    return gpu(patient, GpuCheck::problem);
  }

  /**
   * The same, of a machine on which GPUs are looked for another way.
   *
   * @param tried what keeps a GPU of this machine from being used
   */
  static Finding gpu(Patient patient, Function<Device, Optional<DeviceException>> tried) {
    DeviceChoice choice = patient.conf().device();
    boolean given = isGiven(patient);
    if (choice == DeviceChoice.CPU || (choice == DeviceChoice.AUTO && !given)) {
      return Finding.ok(GPU, "not asked for (device is %s)".formatted(word(choice)));
    }
    Optional<String> problem = problem(tried);
    if (problem.isPresent() && (patient.isLocal() || choice == DeviceChoice.AUTO)) {
      String found =
          "asked for (device is %s) and absent: %s".formatted(word(choice), problem.get());
      return choice == DeviceChoice.GPU
          ? Finding.fail(GPU, found, DO_WITHOUT)
          : Finding.warn(GPU, found, DO_WITHOUT);
    }
    if (!given || patient.isLocal()) {
      return Finding.fail(GPU, "asked for (device is gpu), but Spark gives tasks none", GIVE);
    }
    return problem
        .map(
            reason ->
                Finding.warn(
                    GPU,
                    "none here (%s); executors may have one".formatted(reason),
                    "run noscope doctor on an executor's machine"))
        .orElseGet(() -> Finding.ok(GPU, "GPU 0 of this machine runs the built-in detector"));
  }

  private static Optional<String> problem(Function<Device, Optional<DeviceException>> tried) {
    try {
      return tried.apply(Device.gpu(0)).map(FailureMessage::of);
    } catch (LinkageError e) {
      return Optional.of("the natives of ONNX Runtime do not load");
    }
  }

  private static boolean isGiven(Patient patient) {
    SparkConf spark = patient.spark();
    return spark.contains("spark.task.resource.gpu.amount")
        || patient.conf().gpusPerTask().isPresent();
  }

  private static String word(DeviceChoice choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
