package io.noscope.spark;

import io.noscope.label.Query;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Archives;
import io.noscope.spark.files.Jobs;
import io.noscope.spark.report.Problems;
import io.noscope.spark.report.QueryRun;
import io.noscope.spark.report.Reports;
import io.noscope.spark.report.ScanWatch;
import io.noscope.spark.train.Cascades;
import io.noscope.store.StoredCascade;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Runs a query for its report. */
final class ReportedQuery {
  private ReportedQuery() {}

  /**
   * @param labels of all frames of the files, not yet computed
   */
  static void run(
      Dataset<Row> labels, List<VideoFile> files, NoScopeConf conf, Query query, String file) {
    SparkSession session = labels.sparkSession();
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    Archive archive = Archives.open(session, files, conf);
    long start = System.nanoTime();
    Map<String, StoredCascade> cascades = Cascades.obtain(session, files, conf, query);
    double training = (System.nanoTime() - start) / 1e9;
    Dataset<Row> kept = labels.drop("image").persist(StorageLevel.MEMORY_AND_DISK());
    try (ScanWatch watch = ScanWatch.open(session.sparkContext())) {
      start = System.nanoTime();
      Jobs.described(
          spark, "running the cascade on %,d frames".formatted(archive.frames()), kept::count);
      double seconds = (System.nanoTime() - start) / 1e9;
      List<Row> events = NoScope.events(kept, EventOptions.of(conf)).collectAsList();
      watch.catchUp();
      Reports.write(
          spark,
          new QueryRun(
              query,
              conf,
              archive,
              cascades,
              watch.stages(),
              watch.reads(),
              watch.lost(),
              training,
              seconds,
              spark.defaultParallelism(),
              events,
              Problems.of(session, conf, archive)),
          file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      kept.unpersist();
    }
  }
}
