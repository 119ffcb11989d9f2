package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderCacheTest {
  private static final VideoFile FILE = new VideoFile("file:/a.mp4", 1, 1);

  @TempDir Path folder;

  @Test
  void theSecondOpeningOfAFileReadsNothing() throws IOException {
    VideoFile file = copy("archive/lobby-00.mp4");
    long first = bytesToOpen(file);
    // The MP4's index, which is at its end, takes 71,645 bytes; beside it only the start is read.
    assertThat(first).isBetween(71_645L, 110_000L);
    assertThat(bytesToOpen(file)).isZero();
  }

  @Test
  void anotherVersionOfAFileIsReadAnew() throws IOException {
    VideoFile file = copy("archive/lobby-00.mp4");
    bytesToOpen(file);
    Path path = folder.resolve("copy.mp4");
    Files.setLastModifiedTime(path, FileTime.fromMillis(file.modified() + 1000));
    assertThat(bytesToOpen(Videos.of(path))).isPositive();
  }

  @Test
  void theBlocksUsedLastStay() {
    HeaderCache cache = new HeaderCache(2);
    byte[] first = new byte[1];
    byte[] third = new byte[3];
    cache.keep(FILE, 0, first);
    cache.keep(FILE, 1, new byte[2]);
    assertThat(cache.find(FILE, 0)).isSameAs(first);
    cache.keep(FILE, 2, third);
    assertThat(cache.find(FILE, 0)).isSameAs(first);
    assertThat(cache.find(FILE, 1)).isNull();
    assertThat(cache.find(FILE, 2)).isSameAs(third);
  }

  @Test
  void aFileOfUnknownTimeIsNotKept() {
    HeaderCache cache = new HeaderCache(2);
    VideoFile unknown = new VideoFile("file:/a.mp4", 1, 0);
    cache.keep(unknown, 0, new byte[1]);
    assertThat(cache.find(unknown, 0)).isNull();
  }

  private VideoFile copy(String name) throws IOException {
    Path copy = folder.resolve("copy.mp4");
    Files.copy(TestData.file(name), copy, StandardCopyOption.REPLACE_EXISTING);
    return Videos.of(copy);
  }

  private static long bytesToOpen(VideoFile file) throws IOException {
    try (FFmpegContainer container =
        FFmpegContainer.open(Videos.fileSystem(), file, Limits.DEFAULT)) {
      return container.bytesRead();
    }
  }
}
