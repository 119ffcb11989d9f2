package io.noscope.spark.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Where a query writes what it finds.
 *
 * @param out folder of labels and events
 * @param report HTML file, if a report is wanted
 * @param clips folder of clips, if clips are wanted
 * @param boxes whether clips show where the reference detector sees the object
 */
record QueryOutput(String out, Optional<String> report, Optional<String> clips, boolean boxes) {
  QueryOutput {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(clips, "clips");
  }

  /**
   * Tells that something cannot be written before hours are spent on it.
   *
   * @throws IOException that names option, file or folder, and reason
   */
  void require(Configuration hadoop) throws IOException {
    OutputFolder.require("--out", out, hadoop);
    if (report.isPresent()) {
      ReportFile.require("--report", report.get(), hadoop);
    }
    if (clips.isPresent()) {
      OutputFolder.require("--clips", clips.get(), hadoop);
    }
  }
}
