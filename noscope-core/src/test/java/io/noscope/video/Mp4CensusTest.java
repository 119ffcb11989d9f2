package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Mp4CensusTest {
  @ParameterizedTest
  @ValueSource(strings = {"videos", "videos/traps", "archive"})
  void countsWhatTheProbeCountsOrNothing(String folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(TestData.file(folder))) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    List<String> counted = new ArrayList<>();
    for (Path file : files) {
      VideoFile video = Videos.of(file);
      var frames = Mp4Census.frames(Videos.fileSystem(), video);
      if (frames.isPresent()) {
        long probed = FFmpegProbe.probe(Videos.fileSystem(), video, Limits.DEFAULT).frames();
        assertThat(frames).as(video.name()).hasValue(probed);
        counted.add(video.name());
      }
    }
    assertThat(counted).isNotEmpty();
    assertThat(counted)
        .doesNotContain("truncated-faststart.mp4", "h264-editlist.mp4", "audio-only.mp4");
    if (folder.equals("archive")) {
      assertThat(counted).contains("lobby-00.mp4", "lobby-05.mp4");
    }
  }

  @Test
  void countsNoneOfAFileThatWasCutOff() throws IOException {
    Path whole = TestData.file("archive/lobby-00.mp4");
    Path cut = Files.createTempFile("cut", ".mp4");
    try {
      byte[] bytes = Files.readAllBytes(whole);
      Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 100));
      assertThat(Mp4Census.frames(Videos.fileSystem(), Videos.of(cut))).isEmpty();
    } finally {
      Files.delete(cut);
    }
  }
}
