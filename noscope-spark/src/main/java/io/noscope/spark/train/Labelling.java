package io.noscope.spark.train;

import io.noscope.detect.DetectorSpec;
import io.noscope.label.Query;
import io.noscope.optimize.Cost;
import io.noscope.optimize.LabelledSegment;
import io.noscope.optimize.Role;
import io.noscope.optimize.RoleDealer;
import io.noscope.optimize.SamplePlan;
import io.noscope.spark.conf.DeviceChoice;
import io.noscope.spark.files.Camera;
import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.files.Jobs;
import io.noscope.spark.files.Slice;
import io.noscope.spark.task.GpuStages;
import io.noscope.spark.task.TaskDetector;
import io.noscope.spark.task.TaskDevice;
import io.noscope.store.DetectionStore;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * The labelled sample of a camera.
 *
 * @param slices in timeline order
 * @param roles for each slice what its labels are for
 * @param work what it took altogether
 */
record Labelling(List<LabelledSlice> slices, List<Role> roles, LabelWork work) {
  /** Labels the sample and deals out what for. */
  static Labelling run(CascadeOrder order, SamplePlan plan) {
    List<LabelledSlice> slices = label(order, plan, Keep.VIEWS);
    List<Role> roles = RoleDealer.deal(slices.stream().map(LabelledSlice::run).toList());
    return new Labelling(
        slices,
        roles,
        slices.stream().map(LabelledSlice::work).reduce(LabelWork.NONE, LabelWork::plus));
  }

  /** Labels a sample as a Spark job, a few slices a task. */
  static List<LabelledSlice> label(CascadeOrder order, SamplePlan plan, Keep keep) {
    JavaSparkContext spark = order.spark();
    List<Slice> slices = slices(order.camera(), plan);
    int tasks = Math.max(1, Math.min(slices.size(), 8 * spark.defaultParallelism()));
    var task = task(order, keep);
    return Jobs.described(
        spark,
        "labelling %,d of %,d frames".formatted(plan.frames(), plan.archiveFrames()),
        () ->
            GpuStages.of(spark, order.conf())
                .place(spark.parallelize(slices, tasks).mapPartitions(task))
                .collect());
  }

  /** Where the segments of a sample are. */
  static List<Slice> slices(Camera camera, SamplePlan plan) {
    Map<VideoFile, VideoInfo> videos =
        camera.videos().stream().collect(Collectors.toMap(VideoInfo::file, Function.identity()));
    return plan.segments().stream()
        .map(s -> new Slice(camera.name(), videos.get(s.file()), s.segment()))
        .toList();
  }

  private static FlatMapFunction<java.util.Iterator<Slice>, LabelledSlice> task(
      CascadeOrder order, Keep keep) {
    var hadoop = HadoopBroadcast.of(order.spark());
    Query query = order.query();
    String referenceId = order.referenceId();
    DetectorSpec reference = order.conf().reference();
    String store = order.conf().store();
    DeviceChoice choice = order.conf().device();
    return slices -> {
      var configuration = hadoop.value().value();
      TaskDetector detector = new TaskDetector(reference, TaskDevice.of(choice), configuration);
      var detections = new DetectionStore(configuration, store, referenceId);
      try (LabelTask task = new LabelTask(query, keep, detector, detections, configuration)) {
        return task.label(slices).iterator();
      }
    };
  }

  /** Scaling to the small view, in the slice where that went quickest: later, in warm code. */
  Cost view() {
    return slices.stream()
        .map(LabelledSlice::work)
        .filter(each -> each.frames() > 0)
        .map(LabelWork::view)
        .min(Comparator.comparingDouble(Cost::seconds))
        .orElse(LabelWork.NONE.view());
  }

  /** The segments with this role. */
  List<LabelledSegment> of(Role role) {
    return slices(role).stream().map(LabelledSlice::segment).toList();
  }

  /** The slices with this role. */
  List<LabelledSlice> slices(Role role) {
    return IntStream.range(0, slices.size())
        .filter(i -> roles.get(i) == role)
        .mapToObj(slices::get)
        .toList();
  }
}
