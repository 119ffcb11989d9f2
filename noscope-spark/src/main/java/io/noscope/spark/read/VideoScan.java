package io.noscope.spark.read;

import io.noscope.cascade.Cascade;
import io.noscope.label.Query;
import io.noscope.spark.conf.Plan;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Archives;
import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.train.Cascades;
import io.noscope.store.StoredCascade;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
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
 */
record VideoScan(VideoTable table, List<VideoColumn> columns, boolean presentOnly)
    implements Scan, Batch {
  @Override
  public StructType readSchema() {
    return VideoColumn.schema(columns);
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
    return partitions(Archives.open(spark(), table.paths(), table.conf().camera()));
  }

  /** The segments of these videos, dealt out to tasks. */
  InputPartition[] partitions(Archive archive) {
    int partitions = table.conf().partitions();
    return VideoPartition.plan(
            archive,
            table.conf().segmentFrames(),
            partitions > 0 ? partitions : 4 * spark().defaultParallelism())
        .toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return readers(query().map(this::obtained));
  }

  private Map<String, Cascade> obtained(Query query) {
    return cascades(Cascades.obtain(spark(), table.paths(), table.conf(), query));
  }

  /**
   * Readers for the partitions.
   *
   * @param cascades by camera; empty for a read without a query
   */
  PartitionReaderFactory readers(Optional<Map<String, Cascade>> cascades) {
    JavaSparkContext spark = spark();
    return new VideoPartitionReaderFactory(
        columns,
        table.conf(),
        presentOnly,
        cascades.map(c -> spark.broadcast(new HashMap<>(c))).orElse(null),
        HadoopBroadcast.of(spark));
  }

  private static Map<String, Cascade> cascades(Map<String, StoredCascade> stored) {
    Map<String, Cascade> cascades = new TreeMap<>();
    stored.forEach((camera, found) -> cascades.put(camera, found.cascade()));
    return cascades;
  }

  static JavaSparkContext spark() {
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
    return description(this::stored);
  }

  /** The same, with these cascades. */
  String description(Supplier<Map<String, Cascade>> cascades) {
    String read =
        "video %s [%s]"
            .formatted(
                String.join(", ", table.paths()),
                columns.stream()
                    .map(c -> c.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ")));
    return query().map(q -> read + ", " + describe(q, cascades)).orElse(read);
  }

  private String describe(Query query, Supplier<Map<String, Cascade>> cascades) {
    return "contains '%s', cascade: %s".formatted(query.label(), plans(cascades));
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
      return cascades(Cascades.find(spark(), table.paths(), table.conf(), query().orElseThrow()));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return Map.of();
    }
  }

  @Override
  public CustomMetric[] supportedCustomMetrics() {
    return FrameMetrics.all();
  }
}
