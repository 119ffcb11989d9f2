package io.noscope.spark.cli;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.files.Jobs;
import io.noscope.spark.files.Slice;
import io.noscope.spark.task.PlainFrames;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/** Decodes every frame and does nothing with it: the floor of plans that decode all frames. */
final class DecodeJob {
  private DecodeJob() {}

  /** Wall time in seconds. */
  static double run(JavaSparkContext spark, Archive archive, NoScopeConf conf) {
    List<Slice> slices = archive.slices(conf.segmentFrames());
    var hadoop = HadoopBroadcast.of(spark);
    int partitions = Math.min(slices.size(), 4 * spark.defaultParallelism());
    long start = System.nanoTime();
    long frames =
        Jobs.described(
            spark,
            "decoding %,d frames".formatted(archive.frames()),
            () ->
                spark
                    .parallelize(slices, partitions)
                    .map(
                        slice -> {
                          long decoded = 0;
                          try (PlainFrames source =
                              new PlainFrames(slice, false, hadoop.value().value())) {
                            while (source.advance()) {
                              decoded++;
                            }
                          }
                          return decoded;
                        })
                    .reduce(Long::sum));
    if (frames != archive.frames()) {
      throw new IllegalStateException(
          "%d frames decoded of %d".formatted(frames, archive.frames()));
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
