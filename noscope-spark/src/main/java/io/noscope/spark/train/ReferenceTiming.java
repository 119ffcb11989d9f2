package io.noscope.spark.train;

import io.noscope.detect.DetectorSpec;
import io.noscope.optimize.Cost;
import io.noscope.spark.conf.DeviceChoice;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.files.Jobs;
import io.noscope.spark.files.Slice;
import io.noscope.spark.task.GpuStages;
import io.noscope.spark.task.TaskDetector;
import io.noscope.spark.task.TaskDevice;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FFmpegFrameSource;
import io.noscope.video.HeldFrame;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * What the reference detector costs, where every label was remembered and labelling did not tell.
 */
final class ReferenceTiming {
  private static final int FRAMES = 24;

  private ReferenceTiming() {}

  /** Times the detector on the first frames of a slice, one warm-up frame not counted. */
  static Cost measure(JavaSparkContext spark, Slice slice, NoScopeConf conf) {
    var hadoop = HadoopBroadcast.of(spark);
    DetectorSpec reference = conf.reference();
    DeviceChoice choice = conf.device();
    return Jobs.described(
        spark,
        "timing the reference detector",
        () ->
            GpuStages.of(spark, conf)
                .place(
                    spark
                        .parallelize(List.of(slice), 1)
                        .map(one -> measure(one, reference, choice, hadoop.value().value())))
                .first());
  }

  private static Cost measure(
      Slice slice, DetectorSpec reference, DeviceChoice choice, Configuration hadoop)
      throws IOException {
    Stopwatch watch = Stopwatch.ofWall();
    try (TaskDetector detector = new TaskDetector(reference, TaskDevice.of(choice), hadoop);
        FFmpegFrameSource source = slice.open(DecodeOptions.DEFAULT, hadoop)) {
      if (source.advance()) {
        detect(detector, source);
      }
      while (watch.laps() < FRAMES && source.advance()) {
        watch.time(() -> detect(detector, source));
      }
    }
    return new Cost(watch.laps() == 0 ? 0 : watch.nanos() / 1e9 / watch.laps(), watch.laps());
  }

  private static int detect(TaskDetector detector, FFmpegFrameSource source) {
    try (HeldFrame frame = source.hold()) {
      return detector.get().detect(List.of(frame.image())).size();
    }
  }
}
