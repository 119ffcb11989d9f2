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

/** Reads made-up answers of both layouts, where every number can be worked out by hand. */
class OnnxDetectorTest {
  /** Twice as wide as high: half size and rows 8 to 23 when centred on a canvas of 32x32. */
  private static final Image PICTURE = new Image(64, 32, new byte[64 * 32 * 3]);

  @TempDir Path folder;

  @BeforeEach
  void nameTwoClasses() throws IOException {
    Files.writeString(folder.resolve("tiny.names"), "cat\ndog\n");
  }

  @Test
  void readsNanoDet() throws IOException {
    float[] scores = {0.2f, 0.9f, 0.1f, 0.7f, 0.8f, 0.1f, 0.04f, 0.01f};
    float[] boxes = {4, 12, 12, 20, 4, 12, 12, 21, -4, 4, 8, 16, 0, 8, 8, 16};
    OnnxFile file =
        OnnxFile.withInput("input", 1, 3, 32, 32)
            .answering("scores", scores, 1, 4, 2)
            .answering("boxes", boxes, 1, 4, 4);
    assertThat(detect(file))
        .containsExactly(
            new Detection("dog", 0.9f, new Box(8, 8, 24, 24)),
            new Detection("cat", 0.8f, new Box(0, 0, 16, 16)));
  }

  @Test
  void readsYolox() throws IOException {
    float[] rows = new float[(16 + 4 + 1) * 7];
    float[] cell = {0.5f, 0.25f, (float) Math.log(2), 0, 0.8f, 0.1f, 0.5f};
    System.arraycopy(cell, 0, rows, (1 * 4 + 1) * 7, 7);
    OnnxFile file = OnnxFile.withInput("images", 1, 3, 32, 32).answering("output", rows, 1, 21, 7);
    // Cell 1,1 of stride 8: the centre is 12,10 and the size 16x8, both to be doubled.
    assertThat(detect(file))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.label()).isEqualTo("dog");
              assertThat(found.score()).isCloseTo(0.4f, within(1e-6f));
              assertThat(found.box().xmin()).isCloseTo(8, within(1e-4f));
              assertThat(found.box().ymin()).isCloseTo(12, within(1e-4f));
              assertThat(found.box().xmax()).isCloseTo(40, within(1e-4f));
              assertThat(found.box().ymax()).isCloseTo(28, within(1e-4f));
            });
  }

  @Test
  void saysWhatAGraphLooksLikeThatIsNoDetector() {
    OnnxFile file =
        OnnxFile.withInput("pixels", 1, 3, 8, 8).answering("probabilities", new float[10], 1, 10);
    assertThatThrownBy(() -> detect(file))
        .isInstanceOf(BadDetectorException.class)
        .hasMessageContaining("tiny.onnx")
        .hasMessageContaining("pixels [1, 3, 8, 8] -> probabilities [1, 10]")
        .hasMessageContaining("YOLOX")
        .hasMessageContaining("NanoDet");
  }

  @Test
  void wantsANameForEveryClass() throws IOException {
    Files.delete(folder.resolve("tiny.names"));
    OnnxFile file =
        OnnxFile.withInput("images", 1, 3, 32, 32).answering("output", new float[21 * 7], 1, 21, 7);
    assertThatThrownBy(() -> detect(file))
        .isInstanceOf(BadDetectorException.class)
        .hasMessageContaining("tiny.onnx")
        .hasMessageContaining("2 classes")
        .hasMessageContaining("80 class names")
        .hasMessageContaining(".names");
  }

  private List<Detection> detect(OnnxFile file) throws IOException {
    Path path = folder.resolve("tiny.onnx");
    Files.write(path, file.bytes());
    try (ReferenceDetector detector =
        new DetectorSpec(path.toString()).open(new Configuration(false))) {
      assertThat(detector.labels()).containsExactly("cat", "dog");
      return detector.detect(List.of(PICTURE)).get(0);
    }
  }
}
