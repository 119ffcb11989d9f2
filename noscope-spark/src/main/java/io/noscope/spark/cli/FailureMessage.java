package io.noscope.spark.cli;

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
    return message.lines().findFirst().orElse(message);
  }

  private static boolean wraps(Throwable failure) {
    return failure instanceof org.apache.spark.SparkException
        || failure instanceof java.io.UncheckedIOException
        || failure instanceof java.util.concurrent.ExecutionException
        || failure.getClass() == RuntimeException.class
        || failure.getMessage() == null;
  }
}
