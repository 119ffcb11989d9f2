package io.noscope.spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says before it starts Spark. */
class CommandLineMistakesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          query --objekt person a.mp4      | unknown option '--objekt', the nearest is '--object'; see noscope query --help
          query --object=person --stor=x a | unknown option '--stor', the nearest is '--store'; see noscope query --help
          qery --object person a.mp4       | unknown command 'qery', the nearest is 'query'; see noscope --help
          demo a.mp4                       | nothing is expected where 'a.mp4' is; see noscope demo --help
          query a.mp4                      | Missing required option: '--object=CLASS'; see noscope query --help
          query --object person            | Missing required parameter: 'PATH'; see noscope query --help
          query --object p --boxes a.mp4   | --boxes draws on clips; name a folder for them with --clips DIR; see noscope query --help
          train a.mp4                      | Missing required option: '--object=CLASS'; see noscope train --help
          events --object person           | Missing required parameter: 'PATH'; see noscope events --help
          events --object=p --csv --json a | Error: --csv, --json are mutually exclusive (specify only one); see noscope events --help
          detect a.mp4                     | Missing required option: '--every=N'; see noscope detect --help
          detect --every 0 a.mp4           | --every: a whole number from 1, not 0; see noscope detect --help
          detect --every x a.mp4           | Invalid value for option '--every': 'x' is not an int; see noscope detect --help
          detect --every=2                 | Missing required parameter: 'PATH'; see noscope detect --help
          models a.mp4                     | nothing is expected where 'a.mp4' is; see noscope models --help
          models --stor x                  | unknown option '--stor', the nearest is '--store'; see noscope models --help
          doctor --device tpu              | --device: one of [auto, cpu, gpu], not 'tpu'; see noscope doctor --help
          completion                       | Missing required parameter: 'SHELL'; see noscope completion --help
          """)
  void saysWhatIsWrongWithTheArguments(String arguments, String message) {
    assertMistake(message, arguments.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --false-positive-rate  | 1.5       | a share from 0 to 1 such as 0.01, not 1.5
          --false-negative-rate  | low       | 'low' is not a number
          --reference-confidence | -1        | a share from 0 to 1 such as 0.01, not -1
          --label-fraction       | 0         | a share above 0 such as 0.2, not 0
          --region               | nonsense  | 'nonsense' is no left,top,right,bottom such as 384,240,512,432 and no points; if it is a name, set regions to the file that has it (docs/regions.md)
          --region               | 1,2,3     | a region is four whole numbers left,top,right,bottom such as 384,240,512,432, or points such as '384,240 512,240 512,432', not '1,2,3'
          --region               | 9,0,9,5   | a region is left,top,right,bottom in pixels with left < right and top < bottom, not 9,0,9,5
          --models               | huge      | one of [fast, paper, all], not 'huge'
          --training-budget      | -1        | seconds, 0 or more such as 1.5, not -1
          --partitions           | -1        | a whole number from 0, not -1
          --seed                 | x         | 'x' is not a number
          --merge-gap            | -1        | seconds, 0 or more such as 1.5, not -1
          --min-duration         | NaN       | seconds, 0 or more such as 1.5, not NaN
          --padding              | long      | 'long' is not a number
          """)
  void namesTheOptionWhoseValueIsWrong(String option, String value, String reason) {
    assertMistake(
        option + ": " + reason + "; see noscope query --help",
        "query",
        "--object=person",
        option + "=" + value,
        "a.mp4");
  }

  @Test
  void wantsTheNameOfAClass() {
    assertMistake(
        "--object: a query names a class such as 'person'; see noscope query --help",
        "query",
        "--object= ",
        "a.mp4");
  }

  private static void assertMistake(String message, String... arguments) {
    Captured captured = Captured.noscope(arguments);
    assertThat(captured.err().lines()).containsExactly("noscope: " + message);
    assertThat(captured.out()).isEmpty();
    assertThat(captured.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query",
        "train",
        "explain",
        "events",
        "detect",
        "regions",
        "bench",
        "models",
        "doctor",
        "demo",
        "completion"
      })
  void helpsWithEachCommand(String command) {
    Captured captured = Captured.noscope(command, "--help");
    assertThat(captured.out()).startsWith("Usage: noscope " + command);
    assertThat(captured.out()).contains("Examples:", "noscope " + command + " ");
    assertThat(captured.err()).isEmpty();
    assertThat(captured.code()).isZero();
  }

  @Test
  void showsTheCommandsWhereNoneIsGiven() {
    Captured captured = Captured.noscope();
    assertThat(captured.out()).contains("query", "doctor", "demo", "Examples:", "Exit codes:");
    assertThat(captured.code()).isEqualTo(2);
  }
}
