package io.noscope.spark.cli;

import io.noscope.detect.OnnxNatives;
import io.noscope.detect.OpenCvNatives;
import io.noscope.detect.SameDiffNatives;
import io.noscope.video.FFmpegNatives;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Loads each native library, as nothing else tells whether it loads. */
final class NativesCheck {
  private NativesCheck() {}

  static Stream<Finding> all() {
    return Stream.of(
        load("FFmpeg", FFmpegNatives::load),
        load("OpenCV", OpenCvNatives::load),
        load("ND4J", SameDiffNatives::load),
        load("ONNX Runtime", OnnxNatives::load));
  }

  private static Finding load(String library, Supplier<String> loading) {
    String platform = FFmpegNatives.platform();
    try {
      return Finding.ok(library, "%s on %s".formatted(loading.get(), platform));
    } catch (LinkageError | RuntimeException e) {
      return Finding.fail(
          library,
          "its natives for %s do not load: %s".formatted(platform, reason(e)),
          "build the jar for this platform: mvn -B package -DskipTests -Dnative.platform=%s -Dnative.nd4j=%s; see \"Other platforms\" in README.md"
              .formatted(platform, platform));
    }
  }

  /** The innermost cause: those around it say that a class could not be initialised. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    // The folders that were searched are no help to anybody whose jar lacks the library.
    return FailureMessage.of(cause)
        .replaceFirst(" in java\\.library\\.path.*", "")
        .replaceFirst("^Exception java\\.lang\\.[A-Za-z]+: ", "");
  }
}
