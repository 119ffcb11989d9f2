package io.noscope.spark.report;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.BadFile;
import io.noscope.spark.files.BadFiles;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What is known of bad files after a query. */
public final class Problems {
  private Problems() {}

  /** Files left out, and what the table of bad files has, where there is one. */
  public static List<BadFile> of(SparkSession spark, NoScopeConf conf, Archive archive) {
    List<BadFile> all = new ArrayList<>(archive.bad());
    conf.badFilesPath()
        .ifPresent(
            folder ->
                spark
                    .read()
                    .schema(BadFiles.TYPE)
                    .json(folder)
                    .distinct()
                    .orderBy("path", "frame")
                    .collectAsList()
                    .forEach(row -> add(all, row)));
    return all;
  }

  private static void add(List<BadFile> all, Row row) {
    BadFile problem =
        new BadFile(
            row.getAs("path"),
            row.getAs("frame"),
            row.getAs("seconds"),
            row.getAs("framesLost"),
            row.getAs("reason"));
    if (!all.contains(problem)) {
      all.add(problem);
    }
  }
}
