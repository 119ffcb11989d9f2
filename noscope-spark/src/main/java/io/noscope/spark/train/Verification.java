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
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a plan on segments that nothing was fitted to. */
final class Verification {
  private static final Logger LOG = LoggerFactory.getLogger(Verification.class);

  private Verification() {}

  /** For each slice the labels that the plan gives to its frames. */
  static List<SliceLabels> run(CascadeOrder order, Cascade cascade, List<Slice> slices) {
    return run(
        "verifying the plan on %d segments".formatted(slices.size()),
        order,
        cascade,
        slices,
        (task, slice, hadoop) -> labels(task, slice, FrameChoice.ALL, hadoop));
  }

  /**
   * Which stages decide the frames of each slice. The reference detector is not asked, so that
   * labels mean nothing.
   */
  static List<SliceLabels> rehearse(CascadeOrder order, Cascade cascade, List<Slice> slices) {
    return run(
        "counting what the plan leaves to the reference on %d segments".formatted(slices.size()),
        order,
        cascade,
        slices,
        Verification::rehearsed);
  }

  /** The same of one slice; of a file that cannot be read there is nothing to count. */
  static SliceLabels rehearsed(CascadeTask task, Slice slice, Configuration hadoop) {
    try {
      return labels(task.rehearse(open(task, slice, FrameChoice.ALL, hadoop)));
    } catch (IOException e) {
      // The query is going to come upon it as well, and says what is wrong.
      LOG.info("not counted: {}", slice.video().file().path(), e);
      return SliceLabels.of(List.of());
    }
  }

  /** What to do with a slice. */
  private interface Trying extends Serializable {
    SliceLabels labels(CascadeTask task, Slice slice, Configuration hadoop) throws IOException;
  }

  private static List<SliceLabels> run(
      String job, CascadeOrder order, Cascade cascade, List<Slice> slices, Trying trying) {
    JavaSparkContext spark = order.spark();
    int tasks = Math.max(1, Math.min(slices.size(), 2 * spark.defaultParallelism()));
    var task = task(spark, cascade, order.conf(), trying);
    return Jobs.described(
        spark,
        job,
        () ->
            GpuStages.of(spark, order.conf())
                .place(spark.parallelize(slices, tasks).mapPartitions(task))
                .collect());
  }

  private static FlatMapFunction<Iterator<Slice>, SliceLabels> task(
      JavaSparkContext spark, Cascade cascade, NoScopeConf conf, Trying trying) {
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
          labels.add(trying.labels(task, slices.next(), hadoop.value().value()));
        }
      }
      return labels.iterator();
    };
  }

  /** What a plan says of some of a slice's frames; fewer where some are lost. */
  static SliceLabels labels(CascadeTask task, Slice slice, FrameChoice choice, Configuration hadoop)
      throws IOException {
    return labels(task.run(slice.video().file(), open(task, slice, choice, hadoop), false));
  }

  private static FrameSource open(
      CascadeTask task, Slice slice, FrameChoice choice, Configuration hadoop) throws IOException {
    return slice.open(choice, task.decode(DecodeOptions.DEFAULT), hadoop);
  }

  private static SliceLabels labels(FrameCursor run) throws IOException {
    List<FrameLabel> labels = new ArrayList<>();
    try (FrameCursor cursor = run) {
      while (cursor.advance()) {
        labels.add(cursor.labels().get(0));
      }
    }
    return SliceLabels.of(labels);
  }
}
