package io.noscope.spark.cli;

import io.noscope.spark.report.Problems;
import io.noscope.spark.report.QueryRun;
import io.noscope.spark.report.Reports;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;

/** The report of a query that a command has run. */
final class ReportFile {
  private ReportFile() {}

  /**
   * Tells that it cannot be written before hours are spent on it.
   *
   * @throws IOException that names option, file and reason
   */
  static void require(String option, String file, Configuration hadoop) throws IOException {
    Path path = new Path(file);
    FileSystem fs = path.getFileSystem(hadoop);
    if (fs.exists(path) && fs.getFileStatus(path).isDirectory()) {
      throw new IOException("%s: %s is a folder; name a file".formatted(option, file));
    }
    Path folder = fs.makeQualified(path).getParent();
    OutputFolder.require(option, folder.toString(), hadoop);
  }

  static void write(Session session, QuerySummary summary, List<Row> events, String file)
      throws IOException {
    Reports.write(
        session.context(),
        new QueryRun(
            session.conf().query(session.options().object()),
            session.conf(),
            summary.archive(),
            summary.cascades(),
            summary.totals().stages(),
            summary.totals().reads(),
            summary.totals().lost(),
            summary.trainingSeconds(),
            summary.seconds(),
            summary.cores(),
            events,
            Problems.of(session.spark(), session.conf(), summary.archive())),
        file);
  }
}
