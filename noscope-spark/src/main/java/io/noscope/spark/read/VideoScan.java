package io.noscope.spark.read;

import io.noscope.cascade.Cascade;
import io.noscope.label.Query;
import io.noscope.spark.conf.Plan;
import io.noscope.spark.files.Archives;
import io.noscope.spark.files.Camera;
import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.files.VideoFiles;
import io.noscope.spark.train.Cascades;
import io.noscope.store.StoredCascade;
import io.noscope.video.VideoFile;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.types.StructType;

/**
 * A read of video frames, with or without a query.
 *
 * @param table what is read, and with which settings
 * @param columns what of each frame is asked for
 * @param presentOnly whether only frames with the class that is asked for become rows
 * @param rows which others do not
 * @param aggregate what is asked for in place of rows
 */
record VideoScan(
    VideoTable table,
    List<VideoColumn> columns,
    boolean presentOnly,
    WantedRows rows,
    Optional<IndexAggregate> aggregate)
    implements Scan, Batch {
  private static final int FEW = 4;

  @Override
  public StructType readSchema() {
    return aggregate.map(IndexAggregate::schema).orElseGet(() -> VideoColumn.schema(columns));
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  /** The query that the cascade answers, be it a filter or the columns present and stage. */
  private Optional<Query> query() {
    return table.conf().query();
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
    return readers(query().map(this::obtained));
  }

  private Map<String, Cascade> obtained(Query query) {
    List<VideoFile> files = table.listing().videos(spark());
    Map<String, StoredCascade> stored = Cascades.obtain(spark(), files, table.conf(), query);
    if (stored.isEmpty()) {
      Archives.open(spark(), files, table.conf()); // Says what is wrong with all of them.
    }
    return cascades(stored);
  }

  /**
   * Readers for the partitions.
   *
   * @param cascades by camera; empty for a read without a query
   */
  PartitionReaderFactory readers(Optional<Map<String, Cascade>> cascades) {
    JavaSparkContext context = context();
    return new VideoPartitionReaderFactory(
        columns,
        table.conf(),
        presentOnly,
        rows,
        cascades.map(c -> context.broadcast(new HashMap<>(c))).orElse(null),
        HadoopBroadcast.of(context),
        TaskAttempts.of(context));
  }

  private static Map<String, Cascade> cascades(Map<String, StoredCascade> stored) {
    Map<String, Cascade> cascades = new TreeMap<>();
    stored.forEach((camera, found) -> cascades.put(camera, found.cascade()));
    return cascades;
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
    return description(this::stored);
  }

  /** The same, with these cascades. */
  String description(Supplier<Map<String, Cascade>> cascades) {
    String read =
        "video %s [%s]%s"
            .formatted(
                String.join(", ", table.paths()),
                aggregate.map(a -> "from indexes: " + a).orElseGet(this::columnNames),
                rows.describe());
    return query().map(q -> read + ", " + describe(q, cascades)).orElse(read);
  }

  private String describe(Query query, Supplier<Map<String, Cascade>> cascades) {
    return "contains '%s', cascade: %s".formatted(query.label(), plans(cascades));
  }

  private String columnNames() {
    return columns.stream().map(VideoColumn::label).collect(Collectors.joining(", "));
  }

  private String plans(Supplier<Map<String, Cascade>> cascades) {
    if (table.conf().plan() == Plan.REFERENCE) {
      return "every frame -> reference";
    }
    Map<String, Cascade> found = cascades.get();
    return found.isEmpty()
        ? "to be trained at the first run"
        : found.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue().describe())
            .collect(Collectors.joining("; "));
  }

  /** Files that cannot be listed are for the run to tell, not for whoever prints a plan. */
  private Map<String, Cascade> stored() {
    try {
      return cascades(
          Cascades.find(
              spark(), table.listing().videos(spark()), table.conf(), query().orElseThrow()));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return Map.of();
    }
  }

  @Override
  public CustomMetric[] supportedCustomMetrics() {
    return FrameMetrics.all();
  }
}
