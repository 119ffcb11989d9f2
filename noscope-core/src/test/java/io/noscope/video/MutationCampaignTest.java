package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.TestData;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged videos, from the seed {@code -Dnoscope.mutationSeed=S} on, decoded in a process of their
 * own: none may crash or hang it, fail with anything but an IOException, or leave memory behind.
 */
class MutationCampaignTest {
  private static final long SEED = Long.getLong("noscope.mutationSeed", 0);
  // What few files leave is what FFmpeg and the JVM take once; many tell a leak.
  private static final int ENOUGH_TO_TELL_A_LEAK = 1000;
  private static final double MOST_GROWTH = 1.05;
  private static final double MOST_GROWTH_OF_FEW = 1.5;

  @TempDir Path folder;

  @Test
  void aFewDamagedFilesFailOrDecodeAndNothingElse() throws Exception {
    run(60);
  }

  @Test
  @Tag("slow")
  void soDoMany() throws Exception {
    run(2000);
  }

  private void run(int mutations) throws Exception {
    Path traps = TestData.file("videos/traps");
    Process worker = start(traps, mutations);
    List<String> lines;
    try (BufferedReader out = worker.inputReader(StandardCharsets.UTF_8)) {
      lines = out.lines().toList();
    } finally {
      worker.destroy();
    }
    int exit = worker.waitFor();
    assertThat(exit)
        .withFailMessage(() -> "the process ended with code " + exit + " after\n" + tail(lines))
        .isZero();
    assertThat(count(lines, "try ")).isEqualTo(mutations);
    assertThat(errors(lines)).isEmpty();
    assertThat(count(lines, "frames ") + count(lines, "refused ")).isEqualTo(mutations);
    assertThat(count(lines, "frames ")).isGreaterThan(mutations / 4);
    assertThat(count(lines, "refused BadVideoException")).isPositive();
    assertMemoryIsFlat(lines, mutations);
  }

  private Process start(Path traps, int mutations) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms512m",
            "-Xmx512m",
            "-XX:+AlwaysPreTouch",
            "-XX:+UseSerialGC",
            "-XX:ErrorFile=" + folder.resolve("crash.log"),
            "-cp",
            classPath,
            MutationWorker.class.getName(),
            traps.toString(),
            folder.toString(),
            Long.toString(SEED),
            Integer.toString(mutations))
        .redirectErrorStream(true)
        .start();
  }

  /** What went wrong, each with the line before it, which has the seed. */
  private static List<String> errors(List<String> lines) {
    return IntStream.range(1, lines.size())
        .filter(i -> lines.get(i).startsWith("wrong ") || lines.get(i).startsWith("hang "))
        .mapToObj(i -> lines.get(i - 1) + "\n" + lines.get(i))
        .toList();
  }

  private static void assertMemoryIsFlat(List<String> lines, int mutations) {
    List<Long> rss =
        lines.stream()
            .filter(line -> line.startsWith("rss "))
            .map(line -> Long.parseLong(line.substring(4)))
            .toList();
    if (!rss.isEmpty()) { // Only Linux tells.
      double most = mutations < ENOUGH_TO_TELL_A_LEAK ? MOST_GROWTH_OF_FEW : MOST_GROWTH;
      double growth = (double) rss.get(rss.size() - 1) / rss.get(rss.size() / 2);
      assertThat(growth).as("growth of resident memory over %s kB", rss).isLessThan(most);
    }
  }

  private static long count(List<String> lines, String start) {
    return lines.stream().filter(line -> line.startsWith(start)).count();
  }

  private static String tail(List<String> lines) {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }
}
