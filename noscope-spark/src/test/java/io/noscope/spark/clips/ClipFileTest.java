package io.noscope.spark.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipFileTest {
  @TempDir private Path home;

  private final Configuration hadoop = new Configuration();

  private ClipFolder folder() throws IOException {
    return ClipFolder.make(home.resolve("clips").toString(), hadoop);
  }

  /** What a listing shows, as Hadoop filters it. */
  private List<String> shown() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("clips"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("_") && !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private void write(ClipFolder folder, String text) throws IOException {
    try (ClipFile file = folder.create(hadoop)) {
      file.stream().write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertThat(file.publish("a.mp4")).isEqualTo(folder.path() + "/a.mp4");
    }
  }

  @Test
  void showsOnlyWhatIsPublished() throws IOException {
    ClipFolder folder = folder();
    try (ClipFile file = folder.create(hadoop)) {
      file.stream().write(new byte[100_000]);
      assertThat(shown()).isEmpty();
    }
    write(folder, "whole");
    folder.clean(hadoop);

    assertThat(shown()).containsExactly("a.mp4");
    assertThat(home.resolve("clips/a.mp4")).hasContent("whole");
    try (Stream<Path> files = Files.list(home.resolve("clips"))) {
      assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("_"));
    }
  }

  @Test
  void anEarlierClipIsReplaced() throws IOException {
    write(folder(), "first");
    write(folder(), "second");

    assertThat(shown()).containsExactly("a.mp4");
    assertThat(home.resolve("clips/a.mp4")).hasContent("second");
  }

  @Test
  void attemptsSideBySideDoNotMeet() throws IOException {
    ClipFolder folder = folder();
    try (ClipFile one = folder.create(hadoop);
        ClipFile two = folder.create(hadoop)) {
      one.stream().write('x');
      two.stream().write('x');
      one.publish("a.mp4");
      two.publish("a.mp4");
    }

    assertThat(shown()).containsExactly("a.mp4");
    assertThat(home.resolve("clips/a.mp4")).hasContent("x");
  }

  @Test
  void whoComesAfterTheEndLeavesNothing() throws IOException {
    ClipFolder folder = folder();
    folder.clean(hadoop);

    assertThatThrownBy(() -> folder.create(hadoop)).isInstanceOf(IOException.class);

    try (Stream<Path> files = Files.list(home.resolve("clips"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Files.writeString(home.resolve("clips"), "a file");

    assertThatThrownBy(this::folder)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(home.resolve("clips").toString());
  }
}
