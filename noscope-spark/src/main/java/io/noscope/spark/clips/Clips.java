package io.noscope.spark.clips;

import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.files.Jobs;
import io.noscope.spark.task.GpuStages;
import io.noscope.video.DecodeOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
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
    return cut(
        rows.sparkSession(),
        orders,
        folder,
        ClipPictures.plain(DecodeOptions.DEFAULT, options.width()));
  }

  /** Cuts clips; a row for each, in the order of paths and frames. */
  static Dataset<Row> cut(
      SparkSession session, List<ClipOrder> orders, String folder, ClipPictures pictures) {
    var spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    List<WrittenClip> clips = new ArrayList<>(cut(spark, orders, folder, pictures));
    clips.sort(
        Comparator.comparing(WrittenClip::path)
            .thenComparing(WrittenClip::firstFrame)
            .thenComparing(WrittenClip::endPath)
            .thenComparing(WrittenClip::lastFrame));
    clips.forEach(Clips::report);
    return session.createDataFrame(
        clips.stream().map(WrittenClip::row).toList(), WrittenClip.SCHEMA);
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
      JavaSparkContext spark, List<ClipOrder> orders, String folder, ClipPictures pictures) {
    if (orders.isEmpty()) {
      return List.of();
    }
    try {
      ClipFolder target = ClipFolder.make(folder, spark.hadoopConfiguration());
      try {
        return Jobs.described(
            spark,
            "cutting %,d clips".formatted(orders.size()),
            () -> stage(spark, orders, target, pictures).collect());
      } finally {
        target.clean(spark.hadoopConfiguration());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaRDD<WrittenClip> stage(
      JavaSparkContext spark, List<ClipOrder> orders, ClipFolder folder, ClipPictures pictures) {
    var hadoop = HadoopBroadcast.of(spark);
    JavaRDD<WrittenClip> clips =
        spark
            .parallelize(orders, Math.min(orders.size(), MOST_TASKS))
            .flatMap(order -> new ClipTask(folder, pictures, conf(hadoop)).cut(order).iterator());
    return pictures
        .boxes()
        .map(boxes -> GpuStages.of(spark, boxes.conf()).place(clips))
        .orElse(clips);
  }

  private static Configuration conf(Broadcast<SerializableConfiguration> hadoop) {
    return hadoop.value().value();
  }
}
