package io.noscope.spark.train;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.FrameLabel;
import io.noscope.detect.DetectorSpec;
import io.noscope.spark.conf.DeviceChoice;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.files.Jobs;
import io.noscope.spark.files.Slice;
import io.noscope.spark.task.CascadeTask;
import io.noscope.spark.task.FrameCursor;
import io.noscope.spark.task.GpuStages;
import io.noscope.spark.task.TaskDevice;
import io.noscope.spark.task.TaskReference;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FrameChoice;
import io.noscope.video.FrameSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Runs a plan for real on segments that nothing was fitted to. */
final class Verification {
  private Verification() {}

  /** For each slice the labels that the plan gives to its frames. */
  static List<SliceLabels> run(CascadeOrder order, Cascade cascade, List<Slice> slices) {
    JavaSparkContext spark = order.spark();
    int tasks = Math.max(1, Math.min(slices.size(), 2 * spark.defaultParallelism()));
    var task = task(spark, cascade, order.conf());
    return Jobs.described(
        spark,
        "verifying the plan on %d segments".formatted(slices.size()),
        () ->
            GpuStages.of(spark, order.conf())
                .place(spark.parallelize(slices, tasks).mapPartitions(task))
                .collect());
  }

  private static FlatMapFunction<Iterator<Slice>, SliceLabels> task(
      JavaSparkContext spark, Cascade cascade, NoScopeConf conf) {
    var hadoop = HadoopBroadcast.of(spark);
    var plan = spark.broadcast(cascade);
    DetectorSpec reference = conf.reference();
    String store = conf.store();
    DeviceChoice choice = conf.device();
    return slices -> {
      List<SliceLabels> labels = new ArrayList<>();
      Cascade verified = plan.value();
      TaskDevice device = TaskDevice.of(choice);
      try (TaskReference detector =
              new TaskReference(
                  reference, verified.referenceId(), store, device, hadoop.value().value());
          CascadeTask task = new CascadeTask(verified, detector, device)) {
        while (slices.hasNext()) {
          labels.add(labels(task, slices.next(), FrameChoice.ALL, hadoop.value().value()));
        }
      }
      return labels.iterator();
    };
  }

  /** What a plan says of some of a slice's frames; fewer where some are lost. */
  static SliceLabels labels(CascadeTask task, Slice slice, FrameChoice choice, Configuration hadoop)
      throws IOException {
    List<FrameLabel> labels = new ArrayList<>();
    FrameSource source = slice.open(choice, task.decode(DecodeOptions.DEFAULT), hadoop);
    try (FrameCursor cursor = task.run(slice.video().file(), source, false)) {
      while (cursor.advance()) {
        labels.add(cursor.labels().get(0));
      }
    }
    return SliceLabels.of(labels);
  }
}
