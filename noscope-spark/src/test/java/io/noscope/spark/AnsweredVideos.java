package io.noscope.spark;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.DifferenceStage;
import io.noscope.detect.DetectorSpec;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceSpec;
import io.noscope.label.Box;
import io.noscope.label.Detection;
import io.noscope.label.Query;
import io.noscope.store.CascadeKey;
import io.noscope.store.CascadeStore;
import io.noscope.store.DetectionStore;
import io.noscope.store.StoredCascade;
import io.noscope.video.SmallView;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Videos of one camera, and a store with a plan for them and made-up answers of the built-in
 * detector, so that it need not be run. Reads of them use the ledger.
 */
public final class AnsweredVideos {
  /** Frames that have answers; that no video has more is for the test to see to. */
  private static final int MOST_FRAMES = 1000;

  private static final String CAMERA = "square";
  private static final double THRESHOLD = 40;
  private static final int LAG = 6;

  private final Path store;
  private final String reference;

  public AnsweredVideos(Path store) throws IOException {
    this.store = store;
    this.reference = DetectorSpec.BUILT_IN.id(new Configuration());
  }

  public Path store() {
    return store;
  }

  /** Puts a copy of a video into a folder, and answers about it into the store. */
  public Path add(Path video, Path copy) throws IOException {
    Files.createDirectories(copy.getParent());
    Files.copy(video, copy, StandardCopyOption.COPY_ATTRIBUTES);
    TreeMap<Long, List<Detection>> answers = new TreeMap<>();
    for (long frame = 0; frame < MOST_FRAMES; frame++) {
      answers.put(frame, detections(frame));
    }
    VideoFile version =
        new VideoFile("file:" + copy, Files.size(copy), Files.getLastModifiedTime(copy).toMillis());
    new DetectionStore(new Configuration(), store.toString(), reference).append(version, answers);
    return copy;
  }

  /** People for a while, twice, and glimpses in between; a car at first. */
  private static List<Detection> detections(long frame) {
    List<Detection> found = new ArrayList<>();
    boolean person = (frame >= 30 && frame < 140) || (frame >= 450 && frame < 480);
    if (person || frame % 7 == 0) {
      found.add(
          new Detection(
              "person", (person ? 0.5f : 0.1f) + frame % 40 / 100f, new Box(10, 20, 30, 60)));
    }
    if (frame < 60) {
      found.add(new Detection("car", 0.8f, new Box(100, 20, 200, 60)));
    }
    return found;
  }

  /** Has the store's plans for a person and for a car look at every so many frames. */
  public void plan(int skip) throws IOException {
    DifferenceSpec spec =
        new DifferenceSpec(
            DifferenceSpec.Metric.GLOBAL,
            DifferenceSpec.Baseline.EARLIER_FRAME,
            SmallView.SMALL,
            LAG);
    DifferenceStage changed =
        new DifferenceStage(new DifferenceDetector(spec, new byte[0], new float[0]), THRESHOLD);
    save(new Cascade(Query.of("person"), reference, skip, Optional.of(changed), Optional.empty()));
    save(new Cascade(Query.of("car"), reference, skip + 1, Optional.empty(), Optional.empty()));
  }

  private void save(Cascade plan) throws IOException {
    new CascadeStore(new Configuration(), store.toString())
        .save(
            new CascadeKey(CAMERA, plan.query(), plan.referenceId()),
            new StoredCascade(plan, "made by hand", Map.of(), Optional.empty()));
  }

  /** Frames of a file or folder. */
  public Dataset<Row> read(SparkSession spark, Path path, Map<String, String> more) {
    return spark
        .read()
        .format("video")
        .option("store", store.toString())
        .option("camera", CAMERA)
        .option("segmentFrames", "100")
        .option("partitions", "2")
        .option("ledger", "true")
        .options(more)
        .load(path.toString());
  }
}
