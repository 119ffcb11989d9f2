package io.noscope.spark.read;

import io.noscope.spark.Pedestrians;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Two cameras with a copy of the pedestrians each, and ways to read them. */
final class Cameras {
  /** What may be asked of a frame, the image aside. */
  private static final Column[] COLUMNS =
      List.of("path", "camera", "frame", "seconds", "pts", "keyframe").stream()
          .map(functions::col)
          .toArray(Column[]::new);

  private Cameras() {}

  /** Makes the files, as {@code north/a.mp4} and {@code south/b.mp4}, below a folder. */
  static void copyTo(Path folder) throws IOException {
    Path north = Files.createDirectory(folder.resolve("north"));
    Path south = Files.createDirectory(folder.resolve("south"));
    Files.copy(Pedestrians.file(), north.resolve("a.mp4"));
    Files.copy(Pedestrians.file(), south.resolve("b.mp4"));
  }

  /** The frames of cameras whose name fits a pattern. */
  static Dataset<Row> read(SparkSession spark, Path folder, String cameras) {
    return read(spark, folder, cameras, Map.of());
  }

  static Dataset<Row> read(
      SparkSession spark, Path folder, String cameras, Map<String, String> options) {
    return spark
        .read()
        .format("video")
        .option("segmentFrames", "100")
        .options(options)
        .load(folder.resolve(cameras).toString());
  }

  /** The same rows without images in memory, where nothing can be pushed down. */
  static Dataset<Row> inMemory(SparkSession spark, Dataset<Row> video) {
    Dataset<Row> rows = video.select(COLUMNS);
    return spark.createDataFrame(rows.collectAsList(), rows.schema());
  }

  /** All rows, in order, images aside. */
  static List<Row> rows(Dataset<Row> video) {
    // Sorting in Spark would read everything twice, the first time for the ranges of a shuffle.
    return video.select(COLUMNS).collectAsList().stream()
        .sorted(
            Comparator.comparing((Row row) -> row.getString(0)).thenComparing(r -> r.getLong(2)))
        .toList();
  }
}
