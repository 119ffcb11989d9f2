package io.noscope.detect;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Opens reference detectors: the built-in one, ONNX files and Darknet files. */
public final class ReferenceDetectors {
  private ReferenceDetectors() {}

  /**
   * Opens a detector on the CPU; whoever opens it closes it.
   *
   * @param location any Hadoop path of an {@code .onnx} file or of a {@code .cfg} file with the
   *     {@code .weights} of the same name beside it; empty for the built-in NanoDet
   * @throws java.io.FileNotFoundException when a file is missing; names it
   * @throws BadDetectorException when a file is there but no detector of a known kind
   */
  public static ReferenceDetector open(Optional<String> location, Configuration hadoop)
      throws IOException {
    return DetectorSpec.of(location).open(hadoop);
  }
}
