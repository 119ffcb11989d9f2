package io.noscope.spark;

import io.noscope.TestData;
import io.noscope.cascade.Cascade;
import io.noscope.cascade.DifferenceStage;
import io.noscope.detect.DetectorSpec;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceSpec;
import io.noscope.detect.RecordedDetections;
import io.noscope.label.Detection;
import io.noscope.label.Query;
import io.noscope.label.Region;
import io.noscope.store.CascadeKey;
import io.noscope.store.CascadeStore;
import io.noscope.store.DetectionStore;
import io.noscope.store.StoredCascade;
import io.noscope.video.SmallView;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A parking lot from above: 459 frames of 768x432 that show a person, a bicycle and a car, some of
 * them together. A store has cascades for all three, no two alike, and the recorded answers of a
 * detector in the place of the built-in one's, so that none is run.
 */
final class ParkingLot {
  static final int FRAMES = 459;

  /** Where the query about cars looks; its views are not those of the others. */
  static final String REGION = "0,60,300,300";

  private static final String VIDEO = "intel-person-bicycle-car.mp4";
  private static final double THRESHOLD = 4;

  private final Path file = TestData.file("videos/" + VIDEO);
  private final Path store;

  ParkingLot(Path store) throws IOException {
    this.store = store;
    String reference = DetectorSpec.BUILT_IN.id(new Configuration());
    rememberDetections(reference);
    save(new Cascade(Query.of("person"), reference, 1, changedSince(5), Optional.empty()));
    save(new Cascade(Query.of("bicycle"), reference, 3, Optional.empty(), Optional.empty()));
    Query car = Query.of("car").withRegion(Region.parse(REGION));
    save(new Cascade(car, reference, 2, changedSince(2), Optional.empty()));
  }

  private void rememberDetections(String reference) throws IOException {
    RecordedDetections recorded = RecordedDetections.of(VIDEO);
    TreeMap<Long, List<Detection>> answers = new TreeMap<>();
    for (int frame = 0; frame < FRAMES; frame++) {
      answers.put((long) frame, recorded.of(frame));
    }
    VideoFile version =
        new VideoFile("file:" + file, Files.size(file), Files.getLastModifiedTime(file).toMillis());
    new DetectionStore(new Configuration(), store.toString(), reference).append(version, answers);
  }

  private static Optional<DifferenceStage> changedSince(int lag) {
    DifferenceSpec spec =
        new DifferenceSpec(
            DifferenceSpec.Metric.GLOBAL,
            DifferenceSpec.Baseline.EARLIER_FRAME,
            SmallView.SMALL,
            lag);
    return Optional.of(
        new DifferenceStage(new DifferenceDetector(spec, new byte[0], new float[0]), THRESHOLD));
  }

  private void save(Cascade plan) throws IOException {
    new CascadeStore(new Configuration(), store.toString())
        .save(
            new CascadeKey("lot", plan.query(), plan.referenceId()),
            new StoredCascade(plan, "made by hand", Map.of(), Optional.empty()));
  }

  /** The video's frames. */
  Dataset<Row> read(SparkSession spark, Map<String, String> more) {
    return spark
        .read()
        .format("video")
        .option("store", store.toString())
        .option("camera", "lot")
        .option("segmentFrames", "60")
        .options(more)
        .load(file.toString());
  }
}
