package io.noscope.spark.train;

import static io.noscope.video.FrameChoice.ALL;
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
import io.noscope.spark.task.CascadeTask;
import io.noscope.spark.task.TaskDevice;
import io.noscope.spark.task.TaskReference;
import io.noscope.video.FFmpegProbe;
import io.noscope.video.Limits;
import io.noscope.video.SmallView;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cascade that is run without its reference detector, to see what it would ask. */
class RehearsalTest {
  private static final TaskDevice CPU = new TaskDevice(DeviceChoice.CPU, Device.CPU);
  private static final Configuration HADOOP = new Configuration();

  @TempDir private Path folder;

  @Test
  void leavesTheSameFramesToTheReferenceDetectorAndDoesNotAskIt() throws IOException {
    String answered = folder.resolve("answered").toString();
    PedestrianAnswers.makeUp(answered, PedestrianAnswers::isVisit);
    Path unasked = folder.resolve("unasked");

    SliceLabels run = run(answered, task -> Verification.labels(task, slice(), ALL, HADOOP));
    SliceLabels rehearsed =
        run(unasked.toString(), task -> Verification.rehearsed(task, slice(), HADOOP));

    assertThat(rehearsed.stages()).isEqualTo(run.stages()).hasSize(Pedestrians.FRAMES);
    assertThat(rehearsed.stages()).contains(Stage.REFERENCE, Stage.UNCHANGED);
    assertThat(unasked).doesNotExist();
  }

  @Test
  void ofAFileThatIsGoneThereIsNothingToCount() throws IOException {
    Path copy = Files.copy(Pedestrians.file(), folder.resolve("copy.mp4"));
    VideoFile file = new VideoFile("file:" + copy, Files.size(copy), 0);
    VideoInfo video = FFmpegProbe.probe(Pedestrians.fileSystem(), file, Limits.DEFAULT);
    Files.delete(copy);

    SliceLabels rehearsed =
        run(
            folder.resolve("store").toString(),
            task -> Verification.rehearsed(task, slice(video), HADOOP));

    assertThat(rehearsed.stages()).isEmpty();
  }

  private interface Trying {
    SliceLabels labels(CascadeTask task) throws IOException;
  }

  private static SliceLabels run(String store, Trying trying) throws IOException {
    try (TaskReference reference = reference(store);
        CascadeTask task = new CascadeTask(cascade(), reference, CPU)) {
      return trying.labels(task);
    }
  }

  private static TaskReference reference(String store) throws IOException {
    DetectorSpec detector = DetectorSpec.BUILT_IN;
    return new TaskReference(detector, detector.id(HADOOP), store, CPU, HADOOP);
  }

  private static Cascade cascade() throws IOException {
    DifferenceSpec spec =
        new DifferenceSpec(Metric.GLOBAL, Baseline.EARLIER_FRAME, SmallView.LARGE, 5);
    return new Cascade(
        Pedestrians.QUERY,
        DetectorSpec.BUILT_IN.id(HADOOP),
        1,
        Optional.of(
            new DifferenceStage(new DifferenceDetector(spec, new byte[0], new float[0]), 6)),
        Optional.empty());
  }

  private static Slice slice() throws IOException {
    return slice(Pedestrians.probe());
  }

  private static Slice slice(VideoInfo video) {
    return new Slice("square", video, video.segments(Integer.MAX_VALUE).get(0));
  }
}
