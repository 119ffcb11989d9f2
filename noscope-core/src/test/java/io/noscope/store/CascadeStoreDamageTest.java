package io.noscope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.label.Query;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is broken is said, with where it lies and what to do; what is unfinished is not seen. */
class CascadeStoreDamageTest {
  private static final CascadeKey KEY = new CascadeKey("lobby", Query.of("person"), "nanodet");

  @TempDir private Path root;
  private CascadeStore store;
  private Path folder;
  private Path version;

  @BeforeEach
  void save() throws IOException {
    store = new CascadeStore(new Configuration(), root.toUri().toString());
    store.save(KEY, StoredCascades.full(KEY, new Random(5)));
    folder = Path.of(store.folder(KEY).toUri());
    try (Stream<Path> versions = Files.list(folder)) {
      version = versions.findFirst().orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "null", "{\"format\": 1}", "not json"})
  void aDocumentThatIsNone(String json) throws IOException {
    overwrite("cascade.json", json.getBytes(StandardCharsets.UTF_8));

    assertUnusable("it is not a cascade");
    assertThatThrownBy(() -> store.list()).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"format\" : 1|\"format\" : 2|of format 2, written by a newer version",
        "\"format\" : 1|\"format\" : 0|no format 0",
        "\"skip\" : |\"skip\" : 0, \"was\" : |was",
        "\"skip\" : |\"skipp\" : |skip",
        "\"camera\" : \"lobby\"|\"camera\" : \"hall\"|of another key",
        "\"filters\" : 16|\"filters\" : 0|convolutions",
        "\"weights\" : 101|\"weights\" : 100|difference-weights.npy",
        "\"length\" : 16|\"length\" : 17|model-weights-b-1",
      })
  void aDocumentThatWasChanged(String from, String to, String message) throws IOException {
    String json = Files.readString(version.resolve("cascade.json"));
    assertThat(json).contains(from);
    overwrite(
        "cascade.json",
        json.replaceFirst(Pattern.quote(from), to).getBytes(StandardCharsets.UTF_8));

    assertUnusable(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model-mean.npy", "difference-reference.npy", "explanation.txt"})
  void aFileThatIsMissing(String name) throws IOException {
    Files.delete(version.resolve(name));

    assertUnusable(name);
  }

  @Test
  void anArrayThatIsCutOff() throws IOException {
    byte[] bytes = Files.readAllBytes(version.resolve("model-mean.npy"));
    overwrite("model-mean.npy", Arrays.copyOf(bytes, bytes.length - 1));

    assertUnusable("model-mean.npy");
  }

  @Test
  void anArrayThatAChecksumTellsIsWrong() throws IOException {
    byte[] bytes = Files.readAllBytes(version.resolve("model-mean.npy"));
    bytes[bytes.length - 1] ^= 1;
    Files.write(version.resolve("model-mean.npy"), bytes);

    assertUnusable("model-mean.npy");
  }

  @Test
  void aDamagedCascadeCanBeDeletedOrReplaced() throws IOException {
    overwrite("cascade.json", new byte[0]);
    StoredCascade anew = StoredCascades.full(KEY, new Random(6));

    store.save(KEY, anew);

    assertThat(store.find(KEY).orElseThrow().explanation()).isEqualTo(anew.explanation());
  }

  @Test
  void whatAWriterLeftUnfinishedIsNotSeen() throws IOException {
    Path unfinished = Files.createDirectory(folder.resolve("v000009-0badc0de"));
    Files.copy(version.resolve("cascade.json"), unfinished.resolve("_cascade.json"));
    Files.createDirectory(folder.resolve("notes"));

    assertThat(store.find(KEY)).isPresent();
    assertThat(store.list()).hasSize(1);

    StoredCascade anew = StoredCascades.full(KEY, new Random(7));
    store.save(KEY, anew);
    assertThat(store.find(KEY).orElseThrow().explanation()).isEqualTo(anew.explanation());
  }

  @Test
  void aFailedSaveKeepsWhatWasThere() throws IOException {
    StoredCascade good = store.find(KEY).orElseThrow();
    StoredCascade bad = StoredCascades.withMeanImageOf(10, good);

    assertThatThrownBy(() -> store.save(KEY, bad)).isInstanceOf(IllegalArgumentException.class);

    assertThat(store.find(KEY).orElseThrow().explanation()).isEqualTo(good.explanation());
    try (Stream<Path> versions = Files.list(folder)) {
      assertThat(versions).containsExactly(version);
    }
  }

  private void assertUnusable(String message) {
    assertThatThrownBy(() -> store.find(KEY))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("delete " + store.folder(KEY) + " to have it trained anew");
  }

  /** Without the checksum that Hadoop keeps beside local files. */
  private void overwrite(String name, byte[] bytes) throws IOException {
    Files.deleteIfExists(version.resolve("." + name + ".crc"));
    Files.write(version.resolve(name), bytes);
  }
}
