package io.noscope.spark.detections;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Camera;
import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.files.Slice;
import io.noscope.spark.task.GpuStages;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What the reference detector finds in an archive: a row for each object in each frame. */
public final class DetectionTable {
  /** What a row tells of an object. */
  static final StructType OBJECT =
      new StructType()
          .add("path", DataTypes.StringType, false)
          .add("camera", DataTypes.StringType, false)
          .add("frame", DataTypes.LongType, false)
          .add("seconds", DataTypes.DoubleType, false)
          .add("label", DataTypes.StringType, false)
          .add("score", DataTypes.FloatType, false)
          .add("xmin", DataTypes.FloatType, false)
          .add("ymin", DataTypes.FloatType, false)
          .add("xmax", DataTypes.FloatType, false)
          .add("ymax", DataTypes.FloatType, false);

  /** The same and which version of the file it was found in. */
  static final StructType TYPE = OBJECT.add("modified", DataTypes.TimestampType, false);

  /** The same and who found it: the columns of the table. */
  static final StructType TABLE = TYPE.add("reference", DataTypes.StringType, false);

  private DetectionTable() {}

  /** Where the table of a store lies unless it is put elsewhere. */
  public static String in(String store) {
    return new Path(store, "detections.parquet").toString();
  }

  /**
   * The objects of all classes in every n-th frame of each file, with scores from {@link
   * io.noscope.detect.ReferenceDetector#MINIMUM_SCORE} and boxes in pixels. What the store knows of
   * a frame is not asked again; what it does not is there afterwards.
   *
   * @param every frames whose number is a multiple of it are looked at
   */
  public static Dataset<Row> of(
      SparkSession spark, Archive archive, NoScopeConf conf, int every, DetectionCounts counts)
      throws IOException {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    String reference = conf.reference().id(context.hadoopConfiguration());
    DetectionTask task =
        new DetectionTask(conf, reference, every, counts, HadoopBroadcast.of(context));
    List<Slice> slices = archive.slices(conf.segmentFrames());
    int tasks = conf.partitions() > 0 ? conf.partitions() : 8 * context.defaultParallelism();
    JavaRDD<Row> rows =
        GpuStages.of(context, conf)
            .place(
                context
                    .parallelize(slices, Math.max(1, Math.min(slices.size(), tasks)))
                    .mapPartitions(task));
    return spark.createDataFrame(rows, TYPE);
  }

  /**
   * Writes rows to a table of Parquet: they take the place of all that it had of the archive's
   * cameras; those of other cameras stay.
   *
   * @param reference id of the detector
   * @throws IOException when the folder holds something else, or cannot be written to
   */
  public static void write(Dataset<Row> rows, Archive archive, String reference, String folder)
      throws IOException {
    new DetectionWriter(rows, new DetectionFiles(folder, reference)).write(archive);
  }

  /**
   * What the table of a store has of files as they are now, by the detector that the settings name;
   * the columns of {@link #OBJECT}.
   *
   * @throws IllegalArgumentException for a camera that the detector was not run on
   */
  public static Dataset<Row> read(SparkSession spark, List<VideoFile> files, NoScopeConf conf)
      throws IOException {
    Configuration hadoop =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).hadoopConfiguration();
    DetectionFiles table = new DetectionFiles(in(conf.store()), conf.reference().id(hadoop));
    Set<String> cameras = new TreeSet<>();
    files.forEach(file -> cameras.add(Camera.name(file, conf.camera())));
    List<String> parts = new ArrayList<>();
    for (String camera : cameras) {
      List<Path> found = table.of(camera, hadoop);
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "%s has nothing that the detector %s found for camera %s; run noscope detect on its files first"
                .formatted(table.folder(), conf.reference(), camera));
      }
      found.forEach(path -> parts.add(path.toString()));
    }
    Dataset<Row> versions =
        spark.createDataFrame(
            files.stream()
                .map(file -> RowFactory.create(file.path(), new Timestamp(file.modified())))
                .toList(),
            new StructType(new StructField[] {TYPE.apply("path"), TYPE.apply("modified")}));
    return spark
        .read()
        .schema(TABLE)
        .parquet(parts.toArray(String[]::new))
        .join(versions, new String[] {"path", "modified"}, "left_semi")
        .select(Arrays.stream(OBJECT.fieldNames()).map(functions::col).toArray(Column[]::new));
  }
}
