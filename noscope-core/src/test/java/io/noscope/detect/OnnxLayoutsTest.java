package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.noscope.label.Box;
import io.noscope.label.Detection;
import io.noscope.video.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each kind of export, as a graph on a canvas of 32x32 that always finds a cat of 0.5 and a dog of
 * 0.75 in the same places.
 */
class OnnxLayoutsTest {
  /** Twice as wide as high: half size and rows 8 to 23 when centred on the canvas. */
  private static final Image PICTURE = new Image(64, 32, new byte[64 * 32 * 3]);

  /** Both in pixels of the picture. */
  private static final Box CAT = new Box(16, 8, 32, 24);

  private static final Box DOG = new Box(40, 0, 56, 32);

  private static final String NAMES = "{0: 'cat', 1: 'dog'}";

  /** What exports with their boxes sorted out say. */
  private static final float[] SORTED =
      rows(9, 6, new float[] {8, 12, 16, 20, 0.5f, 0}, new float[] {20, 8, 28, 24, 0.75f, 1});

  /** By their corners as shares of the picture, vertical before horizontal. */
  private static final float[] SHARES = {
    0.25f, 0.25f, 0.75f, 0.5f, 0, 0.625f, 1, 0.875f, 0, 0, 1, 1
  };

  @TempDir private Path folder;

  @BeforeEach
  void nameTwoClasses() throws IOException {
    Files.writeString(folder.resolve("tiny.names"), "cat\ndog\n");
  }

  private ReferenceDetector open(OnnxFile file) throws IOException {
    Path path = folder.resolve("tiny.onnx");
    Files.write(path, file.bytes());
    return new DetectorSpec(path.toString()).open(new Configuration(false));
  }

  private void assertFindsBoth(String family, OnnxFile file) throws IOException {
    assertFindsBoth(family, 2, file);
  }

  private void assertFindsBoth(String family, int classes, OnnxFile file) throws IOException {
    try (ReferenceDetector detector = open(file)) {
      assertThat(detector.description()).startsWith(family).contains("32x32", classes + " classes");
      List<Detection> found = detector.detect(List.of(PICTURE)).get(0);
      assertThat(found).extracting(Detection::label).containsExactly("dog", "cat");
      assertNear(found.get(0), 0.75f, DOG);
      assertNear(found.get(1), 0.5f, CAT);
    }
  }

  private static OnnxFile pictures() {
    return OnnxFile.withInput("images", 1, 3, 32, 32);
  }

  private static void assertNear(Detection found, float score, Box box) {
    assertThat(found.score()).isCloseTo(score, within(1e-3f));
    assertThat(found.box().xmin()).isCloseTo(box.xmin(), within(0.05f));
    assertThat(found.box().ymin()).isCloseTo(box.ymin(), within(0.05f));
    assertThat(found.box().xmax()).isCloseTo(box.xmax(), within(0.05f));
    assertThat(found.box().ymax()).isCloseTo(box.ymax(), within(0.05f));
  }

  /** Rows of zeros but for these. */
  private static float[] rows(int rows, int columns, float[]... filled) {
    float[] all = new float[rows * columns];
    for (int i = 0; i < filled.length; i++) {
      System.arraycopy(filled[i], 0, all, (3 * i + 1) * columns, columns);
    }
    return all;
  }

  private static float[] columns(int rows, int columns, float[]... filled) {
    float[] across = rows(/* rows= */ columns, /* columns= */ rows, filled);
    float[] all = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        all[row * columns + column] = across[column * rows + row];
      }
    }
    return all;
  }

  @Test
  void yolov5AndV7() throws IOException {
    float[] rows =
        rows(
            63,
            7,
            new float[] {12, 16, 8, 8, 1, 0.5f, 0.1f},
            new float[] {24, 16, 8, 16, 0.75f, 0.2f, 1});
    assertFindsBoth("YOLOv5/v7", pictures().answering("output0", rows, 1, 63, 7));
  }

  @Test
  void yolov8AndV11() throws IOException {
    float[] columns =
        columns(
            6,
            21,
            new float[] {12, 16, 8, 8, 0.5f, 0.1f},
            new float[] {24, 16, 8, 16, 0.2f, 0.75f});
    assertFindsBoth("YOLOv8/v11", pictures().answering("output0", columns, 1, 6, 21));
  }

  @Test
  void rowsOfMasksBehindTheClassesArePassedOver() throws IOException {
    float[] columns =
        columns(
            8,
            21,
            new float[] {12, 16, 8, 8, 0.5f, 0.1f, 9, 9},
            new float[] {24, 16, 8, 16, 0.2f, 0.75f, 9, 9});
    assertFindsBoth(
        "YOLOv8/v11", pictures().answering("output0", columns, 1, 8, 21).noting("names", NAMES));
  }

  @Test
  void yolov10AndOthersWithTheirBoxesSortedOut() throws IOException {
    assertFindsBoth("end-to-end", pictures().answering("output0", SORTED, 1, 9, 6));
  }

  @Test
  void yolov7EndToEnd() throws IOException {
    float[] rows = {
      0, 8, 12, 16, 20, 0, 0.5f,
      0, 20, 8, 28, 24, 1, 0.75f,
      1, 0, 0, 32, 32, 1, 0.9f // Of another picture.
    };
    assertFindsBoth("end-to-end", pictures().answering("output", rows, 3, 7));
  }

  @Test
  void rtDetrAndDFine() throws IOException {
    float[] boxes = {8, 8, 16, 24, 20, 0, 28, 32, 0, 0, 1, 1};
    assertFindsBoth(
        "RT-DETR or D-FINE",
        OnnxFile.withInput("images", -1, 3, 32, 32)
            .andNumbers("orig_target_sizes", -1, 2)
            .answering("labels", new long[] {0, 1, 1}, 1, 3)
            .answering("boxes", boxes, 1, 3, 4)
            .answering("scores", new float[] {0.5f, 0.75f, 0.01f}, 1, 3));
  }

  @Test
  void rtDetrWithLogits() throws IOException {
    float threeQuarters = (float) Math.log(3);
    float[] boxes = {0.375f, 0.5f, 0.25f, 0.5f, 0.75f, 0.5f, 0.25f, 1};
    assertFindsBoth(
        "RT-DETR or D-FINE (logits)",
        OnnxFile.withInput("pixel_values", -1, 3, 32, 32)
            .answering("logits", new float[] {0, -9, -9, threeQuarters}, 1, 2, 2)
            .answering("pred_boxes", boxes, 1, 2, 4));
  }

  @Test
  void rtDetrOfUltralytics() throws IOException {
    Files.writeString(folder.resolve("tiny.names"), "cat\ndog\ncow\n");
    float[] rows = {
      0.375f, 0.5f, 0.25f, 0.5f, 0.5f, 0.1f, 0, 0.75f, 0.5f, 0.25f, 1, 0.1f, 0.75f, 0
    };
    assertFindsBoth("RT-DETR (Ultralytics)", 3, pictures().answering("output0", rows, 1, 2, 7));
  }

  @Test
  void ssdOfTensorFlow() throws IOException {
    assertFindsBoth(
        "SSD (TensorFlow)",
        OnnxFile.withBytes("input_tensor", 1, 32, 32, 3)
            .answering("detection_boxes", SHARES, 1, 3, 4)
            .answering("detection_classes", new float[] {1, 2, 2}, 1, 3)
            .answering("detection_scores", new float[] {0.5f, 0.75f, 0.9f}, 1, 3)
            .answering("num_detections", new float[] {2}, 1));
  }

  @Test
  void cocosOwnNumbersHaveGaps() throws IOException {
    Files.delete(folder.resolve("tiny.names"));
    OnnxFile file =
        OnnxFile.withBytes("input_tensor", 1, 32, 32, 3)
            .answering("detection_boxes", SHARES, 1, 3, 4)
            .answering("detection_classes", new float[] {1, 13, 90}, 1, 3)
            .answering("detection_scores", new float[] {0.9f, 0.8f, 0.7f}, 1, 3)
            .answering("num_detections", new float[] {3}, 1);
    try (ReferenceDetector detector = open(file)) {
      assertThat(detector.detect(List.of(PICTURE)).get(0))
          .extracting(Detection::label)
          .containsExactly("person", "stop sign", "toothbrush");
    }
  }

  @Test
  void ssdOfTheModelZoo() throws IOException {
    float[] boxes = {0.25f, 0.25f, 0.5f, 0.75f, 0.625f, 0, 0.875f, 1};
    assertFindsBoth(
        "SSD (ONNX model zoo)",
        OnnxFile.withInput("image", 1, 3, 32, 32)
            .answering("bboxes", boxes, 1, 2, 4)
            .answering("labels", new long[] {1, 2}, 1, 2)
            .answering("scores", new float[] {0.5f, 0.75f}, 1, 2));
  }

  @Test
  void halfPrecisionInAndOut() throws IOException {
    assertFindsBoth(
        "end-to-end",
        OnnxFile.withHalves("images", 1, 3, 32, 32).answeringHalves("output0", SORTED, 1, 9, 6));
  }

  @Test
  void openSizesAreTakenFromWhatTheExporterNoted() throws IOException {
    assertFindsBoth(
        "end-to-end",
        OnnxFile.withInput("images", -1, 3, -2, -3)
            .answering("output0", SORTED, 1, 9, 6)
            .noting("imgsz", "[32, 32]"));
  }

  @Test
  void namesAreTakenFromTheGraphWhereNoneLieBesideIt() throws IOException {
    Files.delete(folder.resolve("tiny.names"));
    assertFindsBoth(
        "end-to-end", pictures().answering("output0", SORTED, 1, 9, 6).noting("names", NAMES));
  }

  @Test
  void aClassWithoutANameIsSaid() throws IOException {
    float[] rows = rows(9, 6, new float[] {8, 12, 16, 20, 0.5f, 7});
    OnnxFile file = pictures().answering("output0", rows, 1, 9, 6);
    try (ReferenceDetector detector = open(file)) {
      assertThatThrownBy(() -> detector.detect(List.of(PICTURE)))
          .hasMessageContaining("class 7")
          .hasMessageContaining("2 class names")
          .hasMessageContaining(".names");
    }
  }
}
