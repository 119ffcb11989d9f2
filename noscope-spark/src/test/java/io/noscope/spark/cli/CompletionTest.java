package io.noscope.spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of {@code noscope completion}, in a real shell. */
class CompletionTest {
  @TempDir private Path folder;

  @Test
  void bashCompletesCommands() throws Exception {
    assertThat(complete("bin/noscope", "d")).contains("doctor", "detect", "demo");
  }

  @Test
  void bashCompletesOptionsOfACommand() throws Exception {
    assertThat(complete("bin/noscope", "query", "--false")).contains("--false-positive-rate");
    assertThat(complete("bin/noscope", "doctor", "--")).contains("--store").doesNotContain("--obj");
  }

  @Test
  void bashKnowsTheLauncherByItsName() throws Exception {
    assertThat(bash("complete -p noscope")).contains("_complete_noscope");
  }

  /** Calls what bash would call for the last word of a line. */
  private String complete(String... words) throws IOException, InterruptedException {
    String line = String.join(" ", words);
    return bash(
        "COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; compopt() { :; }; _complete_noscope; echo \"${COMPREPLY[@]}\""
            .formatted(line, words.length - 1, line));
  }

  private String bash(String commands) throws IOException, InterruptedException {
    Captured captured = Captured.noscope("completion", "bash");
    assertThat(captured.code()).isZero();
    Path script = Files.writeString(folder.resolve("noscope.bash"), captured.out());
    Process process;
    try {
      process =
          new ProcessBuilder("bash", "--norc", "-c", "source '" + script + "'; " + commands)
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: needs the command bash: " + e.getMessage());
      throw e;
    }
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }
}
