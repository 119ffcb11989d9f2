package io.noscope.spark.detections;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.files.Slice;
import io.noscope.spark.task.GpuStages;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What the reference detector finds in an archive: a row for each object in each frame. */
public final class DetectionTable {
  private static final String REFERENCE = "reference";
  private static final String CAMERA = "camera";
  private static final StructType TYPE =
      new StructType()
          .add(CAMERA, DataTypes.StringType, false)
          .add("path", DataTypes.StringType, false)
          .add("frame", DataTypes.LongType, false)
          .add("seconds", DataTypes.DoubleType, false)
          .add("label", DataTypes.StringType, false)
          .add("score", DataTypes.FloatType, false)
          .add("xmin", DataTypes.FloatType, false)
          .add("ymin", DataTypes.FloatType, false)
          .add("xmax", DataTypes.FloatType, false)
          .add("ymax", DataTypes.FloatType, false);

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
   * Writes rows to a table of Parquet that is divided by detector and camera: those of the rows'
   * cameras take the place of what was there, all others stay.
   *
   * @param reference id of the detector
   */
  public static void write(Dataset<Row> rows, String reference, String folder) {
    rows.withColumn(REFERENCE, functions.lit(reference))
        .write()
        .mode(SaveMode.Overwrite)
        .option("partitionOverwriteMode", "dynamic")
        .partitionBy(REFERENCE, CAMERA)
        .parquet(folder);
  }
}
