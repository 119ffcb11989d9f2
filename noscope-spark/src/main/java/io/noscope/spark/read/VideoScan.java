package io.noscope.spark.read;

import io.noscope.cascade.Cascade;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Archives;
import io.noscope.spark.files.Camera;
import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.files.VideoFiles;
import io.noscope.video.VideoFile;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A read of video frames, with or without queries.
 *
 * @param table what is read, and with which settings
 * @param columns what of each frame is asked for
 * @param answers numbers of the queries whose answers are columns too, behind the others
 * @param detections what of each row the reference detector tells, behind them
 * @param queries what cascades answer about each frame, be it for the filter or for the columns of
 *     labels, which are about the first
 * @param rows which frames become rows
 * @param aggregate what is asked for in place of rows
 */
record VideoScan(
    VideoTable table,
    List<VideoColumn> columns,
    List<Integer> answers,
    ScanDetections detections,
    ScanQueries queries,
    WantedRows rows,
    Optional<IndexAggregate> aggregate)
    implements Scan, Batch {
  private static final int FEW = 4;

  @Override
  public StructType readSchema() {
    return aggregate.map(IndexAggregate::schema).orElseGet(this::rowSchema);
  }

  private StructType rowSchema() {
    StructType schema = VideoColumn.schema(columns);
    for (int answer : answers) {
      schema = schema.add(queries.text(answer), DataTypes.BooleanType);
    }
    return detections.addTo(schema);
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public MicroBatchStream toMicroBatchStream(String checkpoint) {
    return VideoStream.open(this, checkpoint);
  }

  @Override
  public InputPartition[] planInputPartitions() {
    List<FileStatus> files =
        table.listing().files(spark()).stream().filter(this::mayBeWanted).toList();
    if (!files.isEmpty() && files.size() <= FEW && table.conf().badFilesPath().isEmpty()) {
      // With nowhere else to tell it, a read of bad files alone is an error, not an empty table.
      Archives.open(spark(), files.stream().map(VideoFiles::video).toList(), table.conf());
    }
    InputPartition[] partitions = partitions(files);
    // Spark adds up counts of partitions, and the sum of none would be null.
    return partitions.length == 0 && aggregate.isPresent()
        ? new InputPartition[] {new VideoPartition(List.of())}
        : partitions;
  }

  private boolean mayBeWanted(FileStatus status) {
    VideoFile file = VideoFiles.video(status);
    return rows.filter().keepsFile(file.path(), Camera.name(file, table.conf().camera()));
  }

  /** These files, dealt out to tasks. */
  InputPartition[] partitions(List<FileStatus> files) {
    BadFileLog.prepare(table.conf(), context().hadoopConfiguration());
    return Partitions.plan(spark(), files, table.conf());
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    if (aggregate.isPresent()) {
      return new IndexReaderFactory(
          aggregate.get(),
          rows,
          table.conf(),
          HadoopBroadcast.of(context()),
          TaskAttempts.of(context()));
    }
    List<VideoFile> files = queries.isEmpty() ? List.of() : table.listing().videos(spark());
    return readers(query -> ScanCascades.obtain(spark(), files, query));
  }

  /**
   * Readers for the partitions.
   *
   * @param cascades for the settings of a query, its cascades by camera
   */
  PartitionReaderFactory readers(Function<NoScopeConf, Map<String, Cascade>> cascades) {
    JavaSparkContext context = context();
    return new VideoPartitionReaderFactory(
        columns,
        answers,
        detections.rules(context.hadoopConfiguration()),
        table.conf(),
        table.labelled(),
        queries,
        rows,
        queries.isEmpty() ? null : context.broadcast(new HashMap<>(queries.cascades(cascades))),
        HadoopBroadcast.of(context),
        TaskAttempts.of(context));
  }

  /** Whether its tasks run models or detectors. */
  boolean computes() {
    return !queries.isEmpty() || !detections.isEmpty();
  }

  static SparkSession spark() {
    return SparkSession.active();
  }

  private static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark().sparkContext());
  }

  /** Told outright: Spark would otherwise make a reader, and so train a cascade, to find out. */
  @Override
  public ColumnarSupportMode columnarSupportMode() {
    return ColumnarSupportMode.UNSUPPORTED;
  }

  /** What EXPLAIN shows of the scan. */
  @Override
  public String description() {
    List<VideoFile> files = queries.isEmpty() ? List.of() : listedFiles();
    return description(query -> ScanCascades.describe(spark(), files, query));
  }

  private List<VideoFile> listedFiles() {
    try {
      return table.listing().videos(spark());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return List.of(); // Files that cannot be listed are for the run to tell.
    }
  }

  /**
   * The same, with these cascades.
   *
   * @param cascades for the settings of a query, its cascades by camera, as far as they are there
   */
  String description(Function<NoScopeConf, Map<String, String>> cascades) {
    // The only query of a filter is told with its cascade.
    boolean only = queries.size() == 1 && !table.labelled() && answers.isEmpty();
    return "video %s [%s]%s%s%s"
        .formatted(
            String.join(", ", table.paths()),
            aggregate.map(a -> "from indexes: " + a).orElseGet(this::columnNames),
            rows.describe(only ? rows.filter().apartFrom(0) : rows.filter()),
            queries.describe(cascades),
            detections.describe());
  }

  private String columnNames() {
    return String.join(", ", rowSchema().fieldNames());
  }

  @Override
  public CustomMetric[] supportedCustomMetrics() {
    return FrameMetrics.all();
  }

  /** What the driver found out on its way to the cascades. */
  @Override
  public CustomTaskMetric[] reportDriverMetrics() {
    return FrameMetrics.drift(
        queries.settings().stream()
            .flatMap(query -> ScanCascades.drift(spark(), listedFiles(), query).stream())
            .toList());
  }
}
