package io.noscope.spark.cli;

import picocli.CommandLine.Option;

/** Where a command that puts no question runs, and whom it tells. */
final class RunOptions {
  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master (default: spark-submit's, else local[*]).")
  private String master;

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  RunOptions() {}

  /** Null where none was given. */
  String master() {
    return master;
  }

  boolean json() {
    return json;
  }
}
