package io.noscope.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.row_number;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Events: maximal runs of positive frames on a camera's timeline, across segments and files. */
final class Events {
  private Events() {}

  /**
   * One row an event: camera, file, frame and seconds of its first and last frame, and its length
   * in frames.
   *
   * @param labels a row for every frame, with the columns camera, path, frame, seconds, present
   */
  static Dataset<Row> of(Dataset<Row> labels) {
    WindowSpec timeline = Window.partitionBy("camera").orderBy("path", "frame");
    WindowSpec order = Window.partitionBy("camera").orderBy("position");
    Column position = col("position");
    return labels
        .select(
            col("camera"),
            col("path"),
            col("frame"),
            col("seconds"),
            col("present"),
            row_number().over(timeline).as("position"))
        .where(col("present"))
        // Within a run both numbers grow by one, so their difference names the run.
        .withColumn("run", position.minus(row_number().over(order)))
        .groupBy("camera", "run")
        .agg(
            min(position).as("position"),
            min_by(col("path"), position).as("startPath"),
            min_by(col("frame"), position).as("startFrame"),
            min_by(col("seconds"), position).as("startSeconds"),
            max_by(col("path"), position).as("endPath"),
            max_by(col("frame"), position).as("endFrame"),
            max_by(col("seconds"), position).as("endSeconds"),
            count(lit(1)).as("frames"))
        .orderBy("camera", "position")
        .drop("run", "position");
  }
}
