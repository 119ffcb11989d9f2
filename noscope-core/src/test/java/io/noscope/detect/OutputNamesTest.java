package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.label.Detection;
import io.noscope.video.Image;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose names a detector of two classes has, which always finds its second. */
class OutputNamesTest {
  private static final Configuration HADOOP = new Configuration(false);
  private static final Image PICTURE = new Image(64, 32, new byte[64 * 32 * 3]);

  @TempDir private Path folder;
  private DetectorSpec spec;

  @BeforeEach
  void makeGraph() throws IOException {
    float[] rows = new float[21 * 7];
    // Cell (1, 1) of the grid of stride 8, two cells high and wide.
    float[] row = {0.5f, 0.5f, (float) Math.log(2), (float) Math.log(2), 1, 0.1f, 0.9f};
    System.arraycopy(row, 0, rows, 5 * 7, row.length);
    spec =
        write(
            OnnxFile.withInput("images", 1, 3, 32, 32)
                .answering("output", rows, 1, 21, 7)
                .noting("names", "{0: 'noted a', 1: 'noted b'}"));
  }

  private DetectorSpec write(OnnxFile graph) throws IOException {
    return new DetectorSpec(Files.write(folder.resolve("tiny.onnx"), graph.bytes()).toString());
  }

  private static void assertNames(DetectorSpec spec, String second, String source)
      throws IOException {
    try (ReferenceDetector detector = spec.open(HADOOP)) {
      assertThat(detector.description()).endsWith("2 classes named by " + source);
      assertThat(detector.labels()).hasSize(2).endsWith(second);
      assertThat(detector.detect(List.of(PICTURE)).get(0))
          .extracting(Detection::label)
          .containsExactly(second);
      assertThat(detector.id()).isEqualTo(spec.id(HADOOP));
    }
  }

  @Test
  void givenNamesComeBeforeThoseBesideAndThoseBeforeTheGraphs() throws IOException {
    assertNames(spec, "noted b", "the graph's metadata");
    Path shared = Files.writeString(folder.resolve("coco.names"), "shared a\nshared b\n");
    assertNames(spec, "noted b", "the graph's metadata");
    Path beside = Files.writeString(folder.resolve("tiny.names"), "own a\nown b\n");
    assertNames(spec, "own b", beside.toString());
    assertNames(spec.named("cat, dog"), "dog", "referenceNames");
    assertNames(spec.named(shared.toString()), "shared b", "referenceNames (" + shared + ")");
  }

  @Test
  void usualNamesAreForWantOfOthers() throws IOException {
    DetectorSpec unnamed =
        write(
            OnnxFile.withInput("images", 1, 3, 32, 32)
                .answering("output", new float[21 * 7], 1, 21, 7));
    Path shared = Files.writeString(folder.resolve("coco.names"), "shared a\nshared b\n");
    try (ReferenceDetector detector = unnamed.open(HADOOP)) {
      assertThat(detector.description()).endsWith("2 classes named by " + shared);
    }
    try (ReferenceDetector detector = DetectorSpec.BUILT_IN.open(HADOOP)) {
      assertThat(detector.description()).endsWith("80 classes named by COCO's list");
    }
  }

  @Test
  void givenNamesMakeAnotherDetector() throws IOException {
    String own = spec.id(HADOOP);
    String given = spec.named("cat,dog").id(HADOOP);
    assertThat(given).isNotEqualTo(own).isEqualTo(spec.named(" cat , dog ,").id(HADOOP));
    assertThat(spec.named("dog,cat").id(HADOOP)).isNotEqualTo(given);
    Path file = Files.writeString(folder.resolve("given.txt"), "cat\ndog\n");
    assertThat(spec.named(file.toString()).id(HADOOP)).isEqualTo(given);
  }

  @Test
  void givenNamesOfTheUsualListAreNotThoseOfTheGraph() throws IOException {
    String coco = String.join(",", ClassNames.coco());
    assertThat(spec.named(coco).id(HADOOP)).isNotEqualTo(spec.id(HADOOP));
  }

  @Test
  void theBuiltInDetectorTakesNamesToo() throws IOException {
    DetectorSpec german =
        DetectorSpec.BUILT_IN.named(
            String.join(",", ClassNames.coco()).replace("person", "Mensch"));
    assertThat(german.canUseGpu()).isTrue();
    try (ReferenceDetector detector = german.open(HADOOP)) {
      assertThat(detector.labels()).hasSize(80).startsWith("Mensch", "bicycle");
    }
  }

  @Test
  void aWrongNumberOfNamesIsSaid() throws IOException {
    DetectorSpec three = spec.named("cat,dog,cow");
    assertThatThrownBy(() -> three.open(HADOOP))
        .isInstanceOf(BadDetectorException.class)
        .hasMessageContaining("tiny.onnx: it tells 2 classes apart")
        .hasMessageContaining("3 class names, by referenceNames; set referenceNames to its own");
    DetectorSpec one = spec.named("cat,");
    assertThatThrownBy(() -> one.open(HADOOP)).hasMessageContaining("there are 1 class names");
  }

  @Test
  void whatIsNoListOfNamesIsSaid() throws IOException {
    DetectorSpec blank = spec.named("cat,,dog");
    assertThatThrownBy(() -> blank.id(HADOOP))
        .isInstanceOf(BadDetectorException.class)
        .hasMessage("referenceNames: 'cat,,dog' has a blank name; write names such as person,car");
    String nowhere = folder.resolve("gone.names").toString();
    DetectorSpec gone = spec.named(nowhere);
    assertThatThrownBy(() -> gone.open(HADOOP))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("referenceNames: there is no file " + nowhere)
        .hasMessageContaining("such as person,car");
    Path empty = Files.writeString(folder.resolve("empty.names"), "\n");
    DetectorSpec without = spec.named(empty.toString());
    assertThatThrownBy(() -> without.open(HADOOP))
        .isInstanceOf(BadDetectorException.class)
        .hasMessageContaining(empty.toString())
        .hasMessageContaining("one class name a line");
  }
}
