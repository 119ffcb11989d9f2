package io.noscope.spark.detections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;

import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Camera;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
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
      Dataset<Row> table = rows.withColumn("reference", lit(files.reference()));
      table
          .withColumn(KEY, sha2(col("camera").cast("binary"), 256))
          .repartition(col("camera"))
          .sortWithinPartitions("camera", "path", "frame")
          .write()
          .partitionBy(KEY)
          .parquet(draft.toString());
      for (Camera camera : archive.cameras()) {
        files.replace(camera.name(), drafts(camera.name(), fs), hadoop);
      }
    } finally {
      fs.delete(draft, true);
    }
  }

  private List<Path> drafts(String camera, FileSystem fs) throws IOException {
    Path folder = new Path(draft, KEY + "=" + hash(camera));
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

  /** As Spark's sha2 writes it. */
  private static String hash(String camera) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(camera.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
