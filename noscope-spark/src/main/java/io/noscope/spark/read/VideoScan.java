package io.noscope.spark.read;

import io.noscope.cascade.Cascade;
import io.noscope.label.Query;
import io.noscope.spark.conf.Plan;
import io.noscope.spark.files.Camera;
import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.files.VideoFiles;
import io.noscope.spark.train.Cascades;
import io.noscope.video.VideoFile;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
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
  public InputPartition[] planInputPartitions() {
    List<FileStatus> files =
        table.listing().files(spark()).stream().filter(this::mayBeWanted).toList();
    InputPartition[] partitions = Partitions.plan(spark(), files, table.conf());
    // Spark adds up counts of partitions, and the sum of none would be null.
    return partitions.length == 0 && aggregate.isPresent()
        ? new InputPartition[] {new VideoPartition(List.of())}
        : partitions;
  }

  private boolean mayBeWanted(FileStatus status) {
    VideoFile file = VideoFiles.video(status);
    return rows.filter().keepsFile(file.path(), Camera.name(file, table.conf().camera()));
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark().sparkContext());
    if (aggregate.isPresent()) {
      return new IndexReaderFactory(
          aggregate.get(), rows, table.conf(), HadoopBroadcast.of(context));
    }
    return new VideoPartitionReaderFactory(
        columns,
        table.conf(),
        presentOnly,
        rows,
        query().map(q -> context.broadcast(cascades(q))).orElse(null),
        HadoopBroadcast.of(context),
        context.isLocal() ? 1 : context.getConf().getInt("spark.task.maxFailures", 4));
  }

  private HashMap<String, Cascade> cascades(Query query) {
    HashMap<String, Cascade> cascades = new HashMap<>();
    Cascades.obtain(spark(), table.listing().videos(spark()), table.conf(), query)
        .forEach((camera, stored) -> cascades.put(camera, stored.cascade()));
    return cascades;
  }

  private static SparkSession spark() {
    return SparkSession.active();
  }

  /** Told outright: Spark would otherwise make a reader, and so train a cascade, to find out. */
  @Override
  public ColumnarSupportMode columnarSupportMode() {
    return ColumnarSupportMode.UNSUPPORTED;
  }

  /** What EXPLAIN shows of the scan. */
  @Override
  public String description() {
    String read =
        "video %s [%s]%s"
            .formatted(
                String.join(", ", table.paths()),
                aggregate.map(a -> "from indexes: " + a).orElseGet(this::columnNames),
                rows.describe());
    return query().map(q -> read + ", " + describe(q)).orElse(read);
  }

  private String columnNames() {
    return columns.stream().map(VideoColumn::label).collect(Collectors.joining(", "));
  }

  private String describe(Query query) {
    return "contains '%s', cascade: %s".formatted(query.label(), plans(query));
  }

  private String plans(Query query) {
    if (table.conf().plan() == Plan.REFERENCE) {
      return "every frame -> reference";
    }
    var found = Cascades.find(spark(), table.listing().videos(spark()), table.conf(), query);
    return found.isEmpty()
        ? "to be trained at the first run"
        : found.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue().cascade().describe())
            .collect(Collectors.joining("; "));
  }

  @Override
  public CustomMetric[] supportedCustomMetrics() {
    return FrameMetrics.all();
  }
}
