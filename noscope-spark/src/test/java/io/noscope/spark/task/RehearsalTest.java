package io.noscope.spark.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.DifferenceStage;
import io.noscope.cascade.Stage;
import io.noscope.detect.DetectorSpec;
import io.noscope.detect.Device;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceSpec;
import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.detect.DifferenceSpec.Metric;
import io.noscope.spark.PedestrianAnswers;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.conf.DeviceChoice;
import io.noscope.spark.files.Slice;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FrameSource;
import io.noscope.video.SmallView;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cascade that is run without its reference detector, to see what it would ask. */
class RehearsalTest {
  private static final TaskDevice CPU = new TaskDevice(DeviceChoice.CPU, Device.CPU);

  @TempDir private Path folder;

  @Test
  void leavesTheSameFramesToTheReferenceDetectorAndDoesNotAskIt() throws IOException {
    String answered = folder.resolve("answered").toString();
    PedestrianAnswers.makeUp(answered, PedestrianAnswers::isVisit);

    List<Stage> run;
    try (TaskReference reference = reference(answered);
        CascadeTask task = new CascadeTask(cascade(), reference, CPU)) {
      Slice slice = slice();
      run = stages(task.run(slice.video().file(), open(task, slice), false));
    }
    try (TaskReference reference = reference(folder.resolve("unasked").toString());
        CascadeTask task = new CascadeTask(cascade(), reference, CPU)) {
      assertThat(stages(task.rehearse(open(task, slice())))).isEqualTo(run);
      assertThat(reference.loads()).isZero();
    }
    assertThat(run).contains(Stage.REFERENCE, Stage.UNCHANGED).hasSize(Pedestrians.FRAMES);
  }

  private static TaskReference reference(String store) throws IOException {
    Configuration hadoop = new Configuration();
    DetectorSpec detector = DetectorSpec.BUILT_IN;
    return new TaskReference(detector, detector.id(hadoop), store, CPU, hadoop);
  }

  private static Cascade cascade() throws IOException {
    DifferenceSpec spec =
        new DifferenceSpec(Metric.GLOBAL, Baseline.EARLIER_FRAME, SmallView.LARGE, 5);
    return new Cascade(
        Pedestrians.QUERY,
        DetectorSpec.BUILT_IN.id(new Configuration()),
        1,
        Optional.of(
            new DifferenceStage(new DifferenceDetector(spec, new byte[0], new float[0]), 6)),
        Optional.empty());
  }

  private static Slice slice() throws IOException {
    VideoInfo video = Pedestrians.probe();
    return new Slice("square", video, video.segments(Integer.MAX_VALUE).get(0));
  }

  private static FrameSource open(CascadeTask task, Slice slice) throws IOException {
    return slice.open(task.decode(DecodeOptions.DEFAULT), new Configuration());
  }

  private static List<Stage> stages(FrameCursor cursor) throws IOException {
    List<Stage> stages = new ArrayList<>();
    try (cursor) {
      while (cursor.advance()) {
        stages.add(cursor.labels().get(0).stage());
      }
    }
    return stages;
  }
}
