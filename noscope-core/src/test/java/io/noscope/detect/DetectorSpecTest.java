package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorSpecTest {
  private static final Configuration HADOOP = new Configuration(false);

  @TempDir Path folder;

  @Test
  void theBuiltInIsTheDefaultAndItsIdIsKnownWithoutOpeningIt() throws IOException {
    DetectorSpec spec = DetectorSpec.of(Optional.empty());
    assertThat(spec).isEqualTo(DetectorSpec.BUILT_IN).hasToString("built-in");
    assertThat(spec.id(HADOOP)).matches("onnx-[0-9a-f]{12}");
    try (ReferenceDetector detector = spec.open(HADOOP)) {
      assertThat(detector.id()).isEqualTo(spec.id(HADOOP));
    }
  }

  @Test
  void travels() throws IOException, ClassNotFoundException {
    DetectorSpec spec = new DetectorSpec("hdfs://host/models/yolo.cfg");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(spec);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(spec);
    }
  }

  @Test
  void theIdFollowsWeightsAndNamesButNotThePath() throws IOException {
    String first = id("a/one.onnx", "weights");
    assertThat(id("b/two.onnx", "weights")).isEqualTo(first);
    assertThat(id("a/three.onnx", "other weights")).isNotEqualTo(first);
    Files.writeString(folder.resolve("a/one.names"), "cat\n");
    assertThat(id("a/one.onnx", "weights")).isNotEqualTo(first);
  }

  @Test
  void namesAreTakenFromTheFolderWhenThereAreNoneOfTheSameName() throws IOException {
    String without = id("a/one.onnx", "weights");
    Files.writeString(folder.resolve("a/coco.names"), "cat\ndog\n");
    String shared = id("a/one.onnx", "weights");
    Files.writeString(folder.resolve("a/one.names"), "cat\ndog");
    assertThat(shared).isNotEqualTo(without).isEqualTo(id("a/one.onnx", "weights"));
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    assertThatThrownBy(() -> open(folder.resolve("gone.onnx")))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining(folder.resolve("gone.onnx").toString());
    Path lonely = Files.writeString(folder.resolve("lonely.cfg"), "[net]\n");
    assertThatThrownBy(() -> open(lonely))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining(folder.resolve("lonely.weights").toString());
  }

  @Test
  void filesThatAreNoDetectorsAreNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("text.onnx"), "not a graph\n".repeat(40));
    Path noise = folder.resolve("noise.onnx");
    byte[] bytes = new byte[5000];
    new Random(1).nextBytes(bytes);
    Files.write(noise, bytes);
    Path empty = Files.writeString(folder.resolve("empty.onnx"), "");
    for (Path path : new Path[] {text, noise, empty}) {
      assertThatThrownBy(() -> open(path))
          .isInstanceOf(BadDetectorException.class)
          .hasMessageContaining(path.toString())
          .hasMessageContaining("ONNX")
          .hasMessageContaining("YOLOX")
          .hasMessageContaining("NanoDet");
    }
  }

  @Test
  void namesOfNoKnownKindAreRefused() {
    assertThatThrownBy(() -> open(Path.of("clip.mp4")))
        .isInstanceOf(BadDetectorException.class)
        .hasMessageContaining("clip.mp4")
        .hasMessageContaining(".onnx")
        .hasMessageContaining(".cfg");
    assertThatThrownBy(() -> new DetectorSpec(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  private String id(String name, String weights) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, weights);
    return new DetectorSpec(path.toString()).id(HADOOP);
  }

  private static void open(Path path) throws IOException {
    ReferenceDetectors.open(Optional.of(path.toString()), HADOOP).close();
  }
}
