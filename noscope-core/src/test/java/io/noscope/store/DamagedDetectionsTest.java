package io.noscope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.noscope.cascade.KnownDetections;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedDetectionsTest {
  @TempDir private Path folder;

  private final VideoFile video = new VideoFile("file:/v/a.mp4", 1, 0);

  @Test
  void aFileThatIsNoneIsNamedForDeletion() throws IOException {
    Path lines = written("{\"frame\": ");

    assertThatThrownBy(() -> store().known(video))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "file:%s: not a line of detections; delete the file to have them made anew", lines);
  }

  @Test
  void aLineThatTellsOfNoFrameIsNone() throws IOException {
    Path lines = written("{\"path\": \"file:/v/a.mp4\", \"detections\": []}");

    assertThatThrownBy(() -> store().known(video))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("file:%s: not a line of detections", lines)
        .cause()
        .hasMessageContaining("tells of no frame");
  }

  @Test
  void aLineOfWhichHalfIsGoneIsFoundWhenItsFrameIsAskedAbout() throws IOException {
    Path lines =
        written(
            """
            {"path": "file:/v/a.mp4", "frame": 0, "detections": [{"label": "per
            {"path": "file:/v/a.mp4", "frame": 1, "detections": []}
            {"path": "file:/v/a.mp4", "frame": 3}
            """);

    KnownDetections known = store().known(video);
    assertThat(known.of(1)).contains(List.of());
    assertThat(known.of(2)).isEmpty();
    assertThatThrownBy(() -> known.of(0))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseInstanceOf(JsonProcessingException.class)
        .cause()
        .hasMessage(
            "file:%s: not a line of detections; delete the file to have them made anew", lines);
    assertThatThrownBy(() -> known.of(3)).hasMessageContaining("not a line of detections");
  }

  /** A store whose one file of detections has become this. */
  private Path written(String content) throws IOException {
    store().append(video, new TreeMap<>(Map.of(0L, List.of())));
    Path lines;
    try (Stream<Path> files = Files.walk(folder)) {
      lines = files.filter(f -> f.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
    Files.deleteIfExists(lines.resolveSibling("." + lines.getFileName() + ".crc"));
    return Files.writeString(lines, content);
  }

  private DetectionStore store() {
    return new DetectionStore(new Configuration(), folder.toString(), "reference");
  }
}
