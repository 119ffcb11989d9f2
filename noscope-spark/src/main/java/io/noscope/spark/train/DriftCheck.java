package io.noscope.spark.train;

import io.noscope.cascade.Cascade;
import io.noscope.detect.DetectorSpec;
import io.noscope.label.ErrorRates;
import io.noscope.label.WindowRule;
import io.noscope.optimize.CheckedWindow;
import io.noscope.optimize.LabelledRun;
import io.noscope.optimize.Trickle;
import io.noscope.optimize.WindowErrors;
import io.noscope.spark.conf.DeviceChoice;
import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.files.Jobs;
import io.noscope.spark.files.Slice;
import io.noscope.spark.task.CascadeTask;
import io.noscope.spark.task.GpuStages;
import io.noscope.spark.task.TaskDevice;
import io.noscope.spark.task.TaskReference;
import io.noscope.store.FileCheck;
import io.noscope.video.FrameChoice;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Holds a cascade against the reference detector on random windows of files. */
final class DriftCheck {
  private DriftCheck() {}

  private record Sample(Slice slice, long firstFrame) implements Serializable {}

  private record Found(VideoFile file, ErrorRates errors) implements Serializable {}

  /** For each of these files of the camera what was found. */
  static List<FileCheck> run(CascadeOrder order, Cascade cascade, Set<VideoFile> files) {
    Trickle trickle = new Trickle(order.conf().drift(), order.conf().seed());
    Map<VideoFile, ErrorRates> errors = new HashMap<>();
    List<Sample> samples = new ArrayList<>();
    for (VideoInfo video : order.camera().videos()) {
      if (files.contains(video.file())) {
        errors.put(video.file(), ErrorRates.NONE);
        for (CheckedWindow window : trickle.of(video, order.windows())) {
          Slice slice = new Slice(order.camera().name(), video, window.segment());
          samples.add(new Sample(slice, window.firstFrame()));
        }
      }
    }
    for (Found found : compare(order, cascade, samples)) {
      errors.merge(found.file(), found.errors(), ErrorRates::plus);
    }
    long now = System.currentTimeMillis();
    return errors.entrySet().stream()
        .map(entry -> new FileCheck(entry.getKey(), false, entry.getValue(), now))
        .toList();
  }

  private static List<Found> compare(CascadeOrder order, Cascade cascade, List<Sample> samples) {
    if (samples.isEmpty()) {
      return List.of();
    }
    JavaSparkContext spark = order.spark();
    int tasks = Math.min(samples.size(), 2 * spark.defaultParallelism());
    var task = task(order, cascade);
    return Jobs.described(
        spark,
        "checking the cascade on %d windows of new files".formatted(samples.size()),
        () ->
            GpuStages.of(spark, order.conf())
                .place(spark.parallelize(samples, tasks).mapPartitions(task))
                .collect());
  }

  private static FlatMapFunction<Iterator<Sample>, Found> task(
      CascadeOrder order, Cascade cascade) {
    var hadoop = HadoopBroadcast.of(order.spark());
    var plan = order.spark().broadcast(cascade);
    WindowRule windows = order.windows();
    DetectorSpec reference = order.conf().reference();
    String store = order.conf().store();
    DeviceChoice choice = order.conf().device();
    return samples -> {
      List<Found> found = new ArrayList<>();
      Configuration configuration = hadoop.value().value();
      Cascade checked = plan.value();
      Cascade truth = Cascade.referenceOnly(checked.query(), checked.referenceId());
      TaskDevice device = TaskDevice.of(choice);
      try (TaskReference detector =
              new TaskReference(reference, checked.referenceId(), store, device, configuration);
          CascadeTask judged = new CascadeTask(checked, detector, device);
          CascadeTask judge = new CascadeTask(truth, detector, device)) {
        while (samples.hasNext()) {
          found.add(compare(samples.next(), windows, judged, judge, configuration));
        }
      }
      return found.iterator();
    };
  }

  private static Found compare(
      Sample sample, WindowRule rule, CascadeTask judged, CascadeTask judge, Configuration hadoop)
      throws IOException {
    Slice slice = sample.slice();
    VideoFile file = slice.video().file();
    long first = sample.firstFrame();
    int from = Math.toIntExact(first - slice.segment().firstFrame());
    boolean[] labels = Verification.labels(judged, slice, FrameChoice.ALL, hadoop).present();
    boolean[] truth =
        Verification.labels(
                judge, slice, FrameChoice.ALL.frames(first, first + rule.frames()), hadoop)
            .present();
    if (labels.length < from + rule.frames() || truth.length < rule.frames()) {
      return new Found(file, ErrorRates.NONE); // Damage has cut the window short.
    }
    return new Found(
        file,
        WindowErrors.compare(
            rule,
            List.of(new LabelledRun(file, first, truth)),
            List.of(Arrays.copyOfRange(labels, from, from + rule.frames()))));
  }
}
