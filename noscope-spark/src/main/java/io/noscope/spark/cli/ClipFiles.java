package io.noscope.spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.noscope.spark.clips.EventClips;
import io.noscope.spark.train.Cascades;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The events of a query that a command has run, cut out of their videos. */
final class ClipFiles {
  private ClipFiles() {}

  /**
   * Writes clips, and {@code clips.csv} which tells what they show.
   *
   * @param boxes whether to draw where the reference detector sees the object
   */
  static void write(
      Session session,
      QuerySummary summary,
      List<Row> events,
      String folder,
      boolean boxes,
      PrintWriter print)
      throws IOException {
    EventClips clips = new EventClips(summary.archive(), session.conf());
    if (boxes) {
      clips.boxes(Cascades.queries(summary.cascades()));
    }
    Dataset<Row> written = clips.write(session.spark(), events, folder);
    List<Row> rows = written.collectAsList();
    Path file = new Path(folder, "clips.csv");
    try (Writer csv =
        new OutputStreamWriter(
            file.getFileSystem(session.context().hadoopConfiguration()).create(file, true),
            UTF_8)) {
      EventFiles.write(written.columns(), rows, csv);
    }
    long there = rows.stream().filter(row -> row.getAs("clip") != null).count();
    print.printf("%,d clips in %s, listed in %s%n", there, folder, file);
    rows.stream()
        .filter(row -> row.getAs("clip") == null)
        .forEach(
            row ->
                print.printf(
                    "no clip of the frames %d to %d: %s%n",
                    row.<Long>getAs("firstFrame"),
                    row.<Long>getAs("lastFrame"),
                    row.<String>getAs("error")));
  }
}
