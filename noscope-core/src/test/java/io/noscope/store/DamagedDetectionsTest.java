package io.noscope.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.video.VideoFile;
import java.io.IOException;
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

  @Test
  void aFileThatIsNoneIsNamedForDeletion() throws IOException {
    VideoFile video = new VideoFile("file:/v/a.mp4", 1, 0);
    DetectionStore store = new DetectionStore(new Configuration(), folder.toString(), "reference");
    store.append(video, new TreeMap<>(Map.of(0L, List.of())));
    Path lines;
    try (Stream<Path> files = Files.walk(folder)) {
      lines = files.filter(f -> f.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
    Files.deleteIfExists(lines.resolveSibling("." + lines.getFileName() + ".crc"));
    Files.writeString(lines, "{\"frame\": ");

    assertThatThrownBy(() -> store.known(video))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "file:%s: not a line of detections; delete the file to have them made anew", lines);
  }
}
