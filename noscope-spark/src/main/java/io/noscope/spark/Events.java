package io.noscope.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Events: runs of positive frames on a camera's timeline, across segments and files. */
final class Events {
  private static final double MICROS = 1e6;

  /** Longer than any timeline, and short enough to be added to a time in microseconds. */
  private static final double FOREVER_SECONDS = 1e10;

  private Events() {}

  /**
   * One row an event: camera; path, frame and seconds of its first and of its last frame; how many
   * frames, and how many files, there are from the one to the other; and the highest score of its
   * frames with the class.
   *
   * @param labels a row for every frame, with the columns camera, path, frame, seconds, present;
   *     and score, without which the highest is null
   */
  static Dataset<Row> of(Dataset<Row> labels, EventOptions options) {
    Dataset<Row> frames = padded(timeline(labels), micros(options.padding()));
    return runs(frames.where("present"), micros(options.mergeGap()))
        .groupBy("camera", "run")
        .agg(
            min("begin").as("begin"),
            max("end").as("end"),
            max("time").minus(min("time")).as("duration"),
            max("score").as("peakScore"))
        .where(col("duration").geq(micros(options.minDuration())))
        .orderBy("camera", "run")
        .select(
            col("camera"),
            col("begin.path").as("startPath"),
            col("begin.frame").as("startFrame"),
            col("begin.seconds").as("startSeconds"),
            col("end.path").as("endPath"),
            col("end.frame").as("endFrame"),
            col("end.seconds").as("endSeconds"),
            col("end.position").minus(col("begin.position")).plus(1).as("frames"),
            col("end.file").minus(col("begin.file")).plus(1).as("files"),
            col("peakScore"));
  }

  /**
   * Adds what orders a camera's frames: {@code position} and the {@code file}'s, counted from 1,
   * and {@code time} in microseconds. Whole ones, because sums of them are exact; and from one file
   * to the next a single one, because then no two frames of a camera have the same.
   */
  private static Dataset<Row> timeline(Dataset<Row> labels) {
    WindowSpec order = Window.partitionBy("camera").orderBy("path", "frame");
    Column micros = round(col("seconds").multiply(MICROS)).cast("long");
    boolean scored = List.of(labels.columns()).contains("score");
    Column score = scored ? col("score") : lit(null).cast("double").as("score");
    Column sameFile = col("path").equalTo(lag("path", 1).over(order));
    return labels
        .select(col("camera"), col("path"), col("frame"), col("seconds"), col("present"), score)
        .withColumn("position", row_number().over(order).cast("long"))
        .withColumn("micros", micros)
        .withColumn(
            "step", when(sameFile, col("micros").minus(lag("micros", 1).over(order))).otherwise(1))
        .withColumn("opens", when(sameFile, 0).otherwise(1))
        .withColumn("file", sum("opens").over(order))
        .withColumn("time", sum("step").over(order));
  }

  /** Adds the frames that an event begins and ends with if this one is its first or its last. */
  private static Dataset<Row> padded(Dataset<Row> frames, long padding) {
    // Position comes first: by it the structs compare.
    Column self = struct("position", "file", "path", "frame", "seconds");
    if (padding == 0) {
      return frames.withColumn("begin", self).withColumn("end", self);
    }
    WindowSpec order = Window.partitionBy("camera").orderBy("time");
    return frames
        .withColumn("self", self)
        .withColumn("begin", first("self").over(order.rangeBetween(-padding, 0)))
        .withColumn("end", last("self").over(order.rangeBetween(0, padding)));
  }

  /** Adds the number of the event that a positive frame belongs to. */
  private static Dataset<Row> runs(Dataset<Row> positives, long mergeGap) {
    WindowSpec order = Window.partitionBy("camera").orderBy("time");
    Column apart = col("position").minus(lag("position", 1).over(order)).gt(1);
    Column far = col("time").minus(lag("time", 1).over(order)).geq(mergeGap);
    return positives
        .withColumn("begins", coalesce(apart.and(far), lit(true)))
        .withColumn("run", count_if(col("begins")).over(order));
  }

  private static long micros(double seconds) {
    return Math.round(Math.min(seconds, FOREVER_SECONDS) * MICROS);
  }
}
