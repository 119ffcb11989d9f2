package io.noscope.spark.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Writes reports: one HTML file each, of about half a megabyte, which asks no network for anything.
 * It has at most 60 pictures of events and, for each camera, 24 of doubtful frames.
 */
public final class Reports {
  private Reports() {}

  /**
   * Writes the report of a query.
   *
   * @param file on any Hadoop file system; overwritten
   * @throws IOException when it cannot be written
   */
  public static void write(JavaSparkContext spark, QueryRun run, String file) throws IOException {
    Map<Still, String> pictures = Stills.cut(spark, run.archive(), run, ReportPage.wanted(run));
    byte[] html = html(run, pictures, ZonedDateTime.now(ZoneId.systemDefault())).getBytes(UTF_8);
    Path path = new Path(file);
    try (OutputStream out = path.getFileSystem(spark.hadoopConfiguration()).create(path, true)) {
      out.write(html);
    }
  }

  static String html(QueryRun run, Map<Still, String> pictures, ZonedDateTime now) {
    return Template.fill(ReportPage.of(run, pictures, now));
  }
}
