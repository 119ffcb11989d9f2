package io.noscope.spark.detections;

import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Camera;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes the rows of cameras in the place of those that a table has of them. */
final class DetectionWriter {
  private static final String KEY = "key";

  private final DetectionFiles files;
  private final Dataset<Row> rows;
  private final Configuration hadoop;
  private final Path draft;

  /**
   * @param rows of {@link DetectionTable#TYPE}
   */
  DetectionWriter(Dataset<Row> rows, DetectionFiles files) {
    this.rows = rows;
    this.files = files;
    hadoop =
        JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext()).hadoopConfiguration();
    draft = new Path(files.folder(), "_draft-" + UUID.randomUUID());
  }

  /** All rows of these cameras; a camera without any has a file without rows. */
  void write(Archive archive) throws IOException {
    files.require(hadoop);
    FileSystem fs = draft.getFileSystem(hadoop);
    try {
      List<String> cameras = archive.cameras().stream().map(Camera::name).toList();
      Dataset<Row> table = rows.withColumn("reference", lit(files.reference()));
      table
          .withColumn(KEY, array_position(lit(cameras.toArray(String[]::new)), col("camera")))
          .repartition(col("camera"))
          .sortWithinPartitions("camera", "path", "frame")
          .write()
          .partitionBy(KEY)
          .parquet(draft.toString());
      for (int i = 0; i < cameras.size(); i++) {
        // Positions are counted from 1.
        Path written = new Path(draft, KEY + "=" + (i + 1));
        files.replace(cameras.get(i), drafts(written, fs), hadoop);
      }
    } finally {
      fs.delete(draft, true);
    }
  }

  private List<Path> drafts(Path folder, FileSystem fs) throws IOException {
    if (!fs.exists(folder)) {
      rows.sparkSession()
          .createDataFrame(List.<Row>of(), DetectionTable.TABLE)
          .coalesce(1)
          .write()
          .parquet(folder.toString());
    }
    List<Path> parts = new ArrayList<>();
    for (FileStatus status : fs.listStatus(folder)) {
      if (status.getPath().getName().endsWith(".parquet")) {
        parts.add(status.getPath());
      }
    }
    return parts;
  }
}
