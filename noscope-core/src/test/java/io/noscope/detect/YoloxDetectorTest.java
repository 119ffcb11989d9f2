package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.TestData;
import io.noscope.label.Box;
import io.noscope.label.Detection;
import io.noscope.video.Image;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YoloxDetectorTest {
  @ParameterizedTest
  @ValueSource(strings = {"intel-person-bicycle-car.mp4", "intel-one-by-one-person.mp4"})
  void agreesWithAnotherProgramThatRunsTheSameWeights(String video) throws IOException {
    RecordedDetections recorded = RecordedDetections.of(video);
    List<String> disagreements = new ArrayList<>();
    int compared = 0;
    try (ReferenceDetector detector = yolox();
        FfmpegFrames frames = FfmpegFrames.open(TestData.file("videos/" + video), 10)) {
      for (Image image = frames.next(); image != null; image = frames.next()) {
        List<Detection> found = detector.detect(List.of(image)).get(0);
        for (Detection expected : recorded.of(frames.number())) {
          if (expected.score() >= 0.4) {
            compared++;
            if (found.stream().noneMatch(d -> agree(d, expected))) {
              disagreements.add(frames.number() + ": " + expected + " is not among " + found);
            }
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(30);
    assertThat(disagreements).hasSizeLessThanOrEqualTo(compared / 100);
  }

  @Test
  void reportsBestFirstWithBoxesInsideThePicture() throws IOException {
    try (ReferenceDetector detector = yolox();
        FfmpegFrames frames =
            FfmpegFrames.open(TestData.file("videos/intel-one-by-one-person.mp4"), 100)) {
      frames.next();
      List<Detection> found = detector.detect(List.of(frames.next())).get(0);
      assertThat(found).isNotEmpty();
      assertThat(found)
          .isSortedAccordingTo((a, b) -> Float.compare(b.score(), a.score()))
          .allSatisfy(
              d -> {
                assertThat(d.score()).isGreaterThanOrEqualTo(ReferenceDetector.MINIMUM_SCORE);
                assertThat(d.box().xmin()).isGreaterThanOrEqualTo(0);
                assertThat(d.box().ymin()).isGreaterThanOrEqualTo(0);
                assertThat(d.box().xmax()).isLessThanOrEqualTo(768);
                assertThat(d.box().ymax()).isLessThanOrEqualTo(432);
              });
    }
  }

  @Test
  void answersForAPictureDoNotDependOnTheBatch() throws IOException {
    try (ReferenceDetector detector = yolox();
        FfmpegFrames frames =
            FfmpegFrames.open(TestData.file("videos/intel-one-by-one-person.mp4"), 80)) {
      frames.next();
      Image person = frames.next();
      Image grey = new Image(100, 300, new byte[100 * 300 * 3]);
      List<Detection> alone = detector.detect(List.of(person)).get(0);
      assertThat(alone).extracting(Detection::label).contains("person");
      assertThat(detector.detect(List.of(grey, person, grey, person))).element(1).isEqualTo(alone);
      assertThat(detector.detect(List.of())).isEmpty();
    }
  }

  private static boolean agree(Detection found, Detection expected) {
    return found.label().equals(expected.label())
        && Math.abs(found.score() - expected.score()) <= 0.02
        && (found.box().iou(expected.box()) > 0.95 || isRounded(found.box(), expected.box()));
  }

  /** The recording has boxes in whole pixels, which is a large share of a small one. */
  private static boolean isRounded(Box found, Box recorded) {
    return Math.abs(found.xmin() - recorded.xmin()) <= 1
        && Math.abs(found.ymin() - recorded.ymin()) <= 1
        && Math.abs(found.xmax() - recorded.xmax()) <= 1
        && Math.abs(found.ymax() - recorded.ymax()) <= 1;
  }

  private static ReferenceDetector yolox() throws IOException {
    return ReferenceDetectors.open(
        Optional.of(TestData.file("models/yolox_nano.onnx").toString()), new Configuration(false));
  }
}
