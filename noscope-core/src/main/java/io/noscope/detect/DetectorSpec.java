package io.noscope.detect;

import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.conf.Configuration;

/**
 * Which reference detector, as data that travels to executors.
 *
 * @param location any Hadoop path of an {@code .onnx} or {@code .cfg} file, or {@code built-in}
 * @param names of its classes: the path of a file of one a line, or names with commas between them;
 *     empty for those that are found with the detector
 */
public record DetectorSpec(String location, String names) implements Serializable {
  /** The NanoDet that comes with the library. */
  public static final DetectorSpec BUILT_IN = new DetectorSpec("built-in");

  /** Every plan asks for it, its weights are megabytes to hash, and the library's never change. */
  private static final AtomicReference<String> BUILT_IN_ID = new AtomicReference<>();

  public DetectorSpec {
    if (location == null || location.isBlank()) {
      throw new IllegalArgumentException(
          "a reference detector is 'built-in' or the path of an .onnx or .cfg file");
    }
  }

  /** The detector at a path, with the names that are found with it. */
  public DetectorSpec(String location) {
    this(location, "");
  }

  /** The detector at a path; the built-in one where there is none. */
  public static DetectorSpec of(Optional<String> location) {
    return location.map(DetectorSpec::new).orElse(BUILT_IN);
  }

  /** The same detector with names for its classes that a user gives. */
  public DetectorSpec named(String given) {
    return new DetectorSpec(location, given);
  }

  /**
   * Reads the files and makes the detector, on the CPU; whoever opens it closes it.
   *
   * @throws java.io.FileNotFoundException when a file is missing; names it
   * @throws BadDetectorException when a file is there but no detector of a known kind
   */
  public ReferenceDetector open(Configuration hadoop) throws IOException {
    return open(hadoop, Device.CPU);
  }

  /**
   * The same on a device of one's choice.
   *
   * @throws DeviceException when the device cannot be used, or not by this kind of detector
   */
  public ReferenceDetector open(Configuration hadoop, Device device) throws IOException {
    DetectorFiles files = files(hadoop);
    return switch (files.kind()) {
      case ONNX -> OnnxDetector.open(files, device);
      case DARKNET -> DarknetDetector.open(files, device);
    };
  }

  /**
   * The same on the CPU for a program that runs nothing beside it: ONNX Runtime takes as many
   * threads as it does by itself. Darknet files are run on one.
   */
  public ReferenceDetector openAlone(Configuration hadoop) throws IOException {
    DetectorFiles files = files(hadoop);
    return switch (files.kind()) {
      case ONNX -> OnnxDetector.openAlone(files);
      case DARKNET -> DarknetDetector.open(files, Device.CPU);
    };
  }

  /** Whether a GPU could run it, were there one: Darknet files are run on the CPU alone. */
  public boolean canUseGpu() {
    return isBuiltIn() || !DetectorFiles.isDarknet(location);
  }

  /**
   * What {@link ReferenceDetector#id} of the opened detector will be; reads the files but starts no
   * native code.
   *
   * @throws java.io.FileNotFoundException when a file is missing; names it
   * @throws BadDetectorException when the name is of no known kind
   */
  public String id(Configuration hadoop) throws IOException {
    if (!equals(BUILT_IN)) {
      return files(hadoop).id();
    }
    String known = BUILT_IN_ID.get();
    if (known == null) {
      known = files(hadoop).id();
      BUILT_IN_ID.set(known);
    }
    return known;
  }

  private DetectorFiles files(Configuration hadoop) throws IOException {
    DetectorFiles found =
        isBuiltIn() ? DetectorFiles.builtIn() : DetectorFiles.read(location, hadoop);
    return names.isBlank() ? found : found.named(OutputNames.given(names, hadoop));
  }

  private boolean isBuiltIn() {
    return location.equals(BUILT_IN.location);
  }

  @Override
  public String toString() {
    return location;
  }
}
