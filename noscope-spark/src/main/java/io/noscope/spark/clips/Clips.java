package io.noscope.spark.clips;

import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.files.Jobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes clips in two jobs: one joins rows to ranges of frames, the other cuts those. */
public final class Clips {
  private static final Logger LOG = LoggerFactory.getLogger(Clips.class);
  private static final int VIDEOS_AT_A_TIME = 4;
  private static final int MOST_TASKS = 10_000;

  private Clips() {}

  /**
   * Cuts the rows' frames out of their videos.
   *
   * @param rows with the columns path and frame
   * @param folder that the clips go to
   * @return a row for each clip
   * @throws IllegalArgumentException when the rows lack a column
   * @throws UncheckedIOException when the folder cannot be made
   */
  public static Dataset<Row> write(Dataset<Row> rows, String folder, ClipOptions options) {
    var spark = JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext());
    Dataset<Row> frames = ClipRows.of(rows, VIDEOS_AT_A_TIME * spark.defaultParallelism());
    var hadoop = HadoopBroadcast.of(spark);
    List<ClipOrder> orders =
        Jobs.described(
            spark,
            "planning clips",
            () ->
                frames
                    .javaRDD()
                    .mapPartitions(
                        part -> new ClipPlanner(options, conf(hadoop)).plan(part).iterator())
                    .collect());
    List<WrittenClip> clips = new ArrayList<>(cut(spark, orders, folder, options, hadoop));
    clips.sort(Comparator.comparing(WrittenClip::path).thenComparing(WrittenClip::firstFrame));
    clips.forEach(Clips::report);
    return rows.sparkSession()
        .createDataFrame(clips.stream().map(WrittenClip::row).toList(), WrittenClip.SCHEMA);
  }

  private static void report(WrittenClip clip) {
    if (clip.error() != null) {
      LOG.warn(
          "{}: no clip of the frames {} to {}: {}",
          clip.path(),
          clip.firstFrame(),
          clip.lastFrame(),
          clip.error());
    }
  }

  private static List<WrittenClip> cut(
      JavaSparkContext spark,
      List<ClipOrder> orders,
      String folder,
      ClipOptions options,
      Broadcast<SerializableConfiguration> hadoop) {
    if (orders.isEmpty()) {
      return List.of();
    }
    try {
      ClipFolder target = ClipFolder.make(folder, spark.hadoopConfiguration());
      int width = options.width();
      try {
        return Jobs.described(
            spark,
            "cutting %,d clips".formatted(orders.size()),
            () ->
                spark
                    .parallelize(orders, Math.min(orders.size(), MOST_TASKS))
                    .map(order -> new ClipTask(target, width, conf(hadoop)).cut(order))
                    .collect());
      } finally {
        target.clean(spark.hadoopConfiguration());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Configuration conf(Broadcast<SerializableConfiguration> hadoop) {
    return hadoop.value().value();
  }
}
