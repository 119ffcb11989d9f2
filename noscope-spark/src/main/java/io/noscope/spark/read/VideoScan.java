package io.noscope.spark.read;

import io.noscope.cascade.Cascade;
import io.noscope.label.Query;
import io.noscope.spark.conf.Plan;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Archives;
import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.files.Slice;
import io.noscope.spark.train.Cascades;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
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
    Archive archive = Archives.open(spark(), table.paths(), table.conf().camera());
    List<Slice> slices =
        archive.slices(table.conf().segmentFrames()).stream().filter(rows::mayBeIn).toList();
    if (slices.isEmpty() && aggregate.isPresent()) {
      // Spark adds up counts of partitions, and the sum of none would be null.
      return new InputPartition[] {new VideoPartition(List.of())};
    }
    int partitions = table.conf().partitions();
    return VideoPartition.plan(
            slices, partitions > 0 ? partitions : 4 * spark().defaultParallelism())
        .toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    JavaSparkContext spark = spark();
    if (aggregate.isPresent()) {
      return new IndexReaderFactory(aggregate.get(), rows, table.conf(), HadoopBroadcast.of(spark));
    }
    return new VideoPartitionReaderFactory(
        columns,
        table.conf(),
        presentOnly,
        rows,
        query().map(q -> spark.broadcast(cascades(q))).orElse(null),
        HadoopBroadcast.of(spark));
  }

  private HashMap<String, Cascade> cascades(Query query) {
    HashMap<String, Cascade> cascades = new HashMap<>();
    Cascades.obtain(spark(), table.paths(), table.conf(), query)
        .forEach((camera, stored) -> cascades.put(camera, stored.cascade()));
    return cascades;
  }

  private static JavaSparkContext spark() {
    return JavaSparkContext.fromSparkContext(SparkContext.getOrCreate());
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
    var found = Cascades.find(spark(), table.paths(), table.conf(), query);
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
