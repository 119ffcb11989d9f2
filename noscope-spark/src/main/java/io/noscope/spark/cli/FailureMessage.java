package io.noscope.spark.cli;

import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.apache.spark.SparkException;

/** The one line of a failure that helps a user: the innermost reason, without Spark's wrapping. */
final class FailureMessage {
  private FailureMessage() {}

  static String of(Throwable failure) {
    Throwable reason = failure;
    while (reason.getCause() != null && wraps(reason)) {
      reason = reason.getCause();
    }
    String message = reason.getMessage();
    if (message == null || message.isBlank()) {
      return reason.getClass().getSimpleName() + " (run again with --verbose)";
    }
    String line = message.lines().findFirst().orElse(message);
    if (reason instanceof UnknownHostException) {
      return "there is no host '%s'; check the path and the network".formatted(line);
    }
    if (reason instanceof FileSystemException file && file.getReason() == null) {
      // Such a message is the path alone; the class says what is wrong with it.
      return "%s: %s".formatted(line, words(file.getClass().getSimpleName()));
    }
    return line;
  }

  private static boolean wraps(Throwable failure) {
    return failure instanceof SparkException
        || failure instanceof UncheckedIOException
        || failure instanceof ExecutionException
        || failure.getClass() == RuntimeException.class
        || failure.getMessage() == null
        || failure.getMessage().equals(failure.getCause().toString());
  }

  /** {@code access denied} for {@code AccessDeniedException}. */
  private static String words(String exception) {
    return exception
        .replaceFirst("Exception$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }
}
