package io.noscope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.label.Query;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What writers leave that fail, or are killed before they could tidy up. */
class DraftsTest {
  private static final VideoFile VIDEO = new VideoFile("file:/lobby/a.mp4", 1, 1);
  private static final CascadeKey KEY = new CascadeKey("lobby", Query.of("person"), "nanodet");

  @TempDir private Path root;

  @Test
  void aWriterThatFailsLeavesNothing() throws IOException {
    FileSystem local = FileSystem.getLocal(new Configuration());
    var file = new org.apache.hadoop.fs.Path(root.toString(), "whole");

    assertThatThrownBy(
            () ->
                Drafts.write(
                    local,
                    file,
                    out -> {
                      out.write(1);
                      throw new IOException("no space left");
                    }))
        .hasMessage("no space left");

    assertThat(names(root)).isEmpty();
  }

  @Test
  void theNextWriterOfDetectionsSweepsAwayWhatWasAbandoned() throws IOException {
    append();
    Path folder = folderOfVideo();
    Path abandoned = Files.writeString(folder.resolve("_0-0-killed.jsonl-1"), "{\"path\":");
    Path young = Files.writeString(folder.resolve("_0-0-busy.jsonl-2"), "{\"path\":");
    age(abandoned);

    append();

    assertThat(abandoned).doesNotExist();
    assertThat(young).exists();
    assertThat(names(folder)).filteredOn(name -> name.endsWith(".jsonl")).hasSize(2);
  }

  @Test
  void draftsOfAProcessThatHasEndedAreSweptAtOnce() throws Exception {
    append();
    Path folder = folderOfVideo();
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    String own = DraftName.of("0-0.jsonl");
    String pid = Long.toString(ProcessHandle.current().pid());
    Path ofTheDead = Files.createFile(folder.resolve(own.replace(pid, "" + ended.pid())));
    Path ofTheLiving = Files.createFile(folder.resolve(own));
    Path ofAnotherHost =
        Files.createFile(folder.resolve("_0-0.jsonl~" + ended.pid() + "~elsewhere~1"));

    append();

    assertThat(ofTheDead).doesNotExist();
    assertThat(List.of(ofTheLiving, ofAnotherHost)).allMatch(Files::exists);
  }

  @Test
  void probesAreSweptOnRequest() throws IOException {
    Path probes = Files.createDirectory(root.resolve("probes"));
    age(Files.writeString(probes.resolve("_a.ts-killed"), "{"));
    Files.writeString(probes.resolve("_a.ts-busy"), "{");
    age(Files.writeString(probes.resolve("a.ts.json"), "{}"));

    new ProbeStore(new Configuration(), root.toString()).sweep();

    assertThat(names(probes)).containsExactlyInAnyOrder("_a.ts-busy", "a.ts.json");
  }

  @Test
  void theNextCascadeTakesTheFolderOfACrashedWriterAway() throws IOException {
    CascadeStore store = new CascadeStore(new Configuration(), root.toString());
    Path home = Path.of(store.folder(KEY).toUri());
    Path crashed = Files.createDirectories(home.resolve("v000001-00000000"));
    Path busy = Files.createDirectories(home.resolve("v000002-00000000"));
    age(crashed);

    store.save(KEY, StoredCascades.full(KEY, new Random(5)));

    assertThat(crashed).doesNotExist();
    assertThat(busy).exists();
    assertThat(store.find(KEY)).isPresent();
  }

  private void append() throws IOException {
    new DetectionStore(new Configuration(), root.toString(), "nanodet")
        .append(VIDEO, new TreeMap<>(Map.of(0L, List.of())));
  }

  private Path folderOfVideo() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(DraftsTest::isOfVideo).findFirst().orElseThrow();
    }
  }

  private static boolean isOfVideo(Path folder) {
    return folder.getFileName().toString().startsWith("a.mp4-");
  }

  private static void age(Path file) {
    try {
      Instant then = Instant.now().minus(Duration.ofHours(2));
      Files.setLastModifiedTime(file, FileTime.from(then));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .toList();
    }
  }
}
