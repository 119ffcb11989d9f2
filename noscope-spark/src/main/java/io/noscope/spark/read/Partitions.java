package io.noscope.spark.read;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.FileRange;
import io.noscope.spark.files.Probing;
import io.noscope.spark.files.Shares;
import io.noscope.spark.files.VideoInfos;
import io.noscope.video.VideoFile;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.internal.SQLConf;

/**
 * Deals files out to tasks by their bytes alone: nothing is opened for it but long files without an
 * index, which are probed in parts by a job of their own if the store does not know them.
 */
final class Partitions {
  private static final int EACH_CORE = 4;

  private Partitions() {}

  /** Partitions of whole files and parts of files, in timeline order. */
  static InputPartition[] plan(SparkSession spark, List<FileStatus> files, NoScopeConf conf) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    int most = conf.partitions() > 0 ? conf.partitions() : partitions(context, files);
    List<List<FileRange>> shares = Shares.cut(files, conf.camera(), most);
    List<VideoFile> probed =
        shares.stream()
            .flatMap(List::stream)
            .filter(range -> range.isFirst() && range.end() < range.file().length())
            .map(FileRange::file)
            .filter(file -> !VideoInfos.looksIndexed(file))
            .toList();
    if (!probed.isEmpty()) {
      Probing.probe(context, probed, conf.probing(), SQLConf.get().filesMaxPartitionBytes());
    }
    return shares.stream().map(VideoPartition::new).toArray(InputPartition[]::new);
  }

  /** As many as Spark's file sources would make, but enough to keep all cores busy to the end. */
  private static int partitions(JavaSparkContext spark, List<FileStatus> files) {
    SQLConf conf = SQLConf.get();
    long bytes = files.stream().mapToLong(f -> f.getLen() + conf.filesOpenCostInBytes()).sum();
    long byBytes = (bytes + conf.filesMaxPartitionBytes() - 1) / conf.filesMaxPartitionBytes();
    return Math.toIntExact(Math.max(byBytes, (long) EACH_CORE * spark.defaultParallelism()));
  }
}
