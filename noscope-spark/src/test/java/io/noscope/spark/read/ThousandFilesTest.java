package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.NoScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One file in twenty is bad; the others are read as if it were not there. */
@Tag("slow")
@ExtendWith(LocalSpark.class)
class ThousandFilesTest {
  private static final int FILES = 1_000;
  private static final int ONE_BAD_IN = 20;

  private static final String CUT = "truncated-faststart.mp4";

  /** Each of them one problem. */
  private static final Map<String, String> BAD =
      Map.of(
          "audio-only.mp4",
          "no video",
          "empty.mp4",
          "empty",
          "not-a-video.mp4",
          "not a video",
          "truncated-no-moov.mp4",
          "moov",
          CUT,
          "cut off");

  private static final List<String> BAD_NAMES = BAD.keySet().stream().sorted().toList();

  @TempDir private Path folder;
  @TempDir private Path reports;

  @Test
  void theGoodFilesAreReadAndTheBadOnesTold(SparkSession spark) throws IOException {
    Path clip = reports.resolve("clip.mp4");
    long frames = ShortClip.write(clip);
    Map<String, Long> expected = new HashMap<>();
    Map<String, String> reasons = new HashMap<>();
    for (int i = 0; i < FILES; i++) {
      String name = "%04d.mp4".formatted(i);
      if (i % ONE_BAD_IN == 0) {
        String bad = BAD_NAMES.get(i / ONE_BAD_IN % BAD_NAMES.size());
        Traps.copy(bad, folder.resolve(name));
        reasons.put(name, BAD.get(bad));
        if (bad.equals(CUT)) {
          expected.put(name, 100L);
        }
      } else {
        Files.copy(clip, folder.resolve(name));
        expected.put(name, frames);
      }
    }
    String table = reports.resolve("bad").toString();

    Map<String, Long> read =
        Traps.framesByFile(Traps.read(spark, folder, Map.of("badFilesPath", table)));

    assertThat(read).isEqualTo(expected);
    List<Row> problems = NoScope.badFiles(spark, table).collectAsList();
    assertThat(problems)
        .extracting(row -> Traps.name(row.getAs("path")))
        .containsExactlyInAnyOrderElementsOf(reasons.keySet())
        .hasSize(FILES / ONE_BAD_IN);
    assertThat(problems)
        .allSatisfy(
            row ->
                assertThat(row.<String>getAs("reason"))
                    .contains(reasons.get(Traps.name(row.getAs("path")))));
  }
}
