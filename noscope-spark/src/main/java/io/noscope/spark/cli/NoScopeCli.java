package io.noscope.spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line; {@code bin/noscope} runs it through SparkSubmit. */
@Command(
    name = "noscope",
    description = "Finds the frames of fixed-camera video that show an object.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "NoScope for Apache Spark 0.1.0",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:something failed; the reason is one line on standard error",
      "2:the command line is wrong"
    },
    footer = {
      "",
      "Examples:",
      "  noscope doctor",
      "  noscope demo",
      "  noscope query --object person recordings/lobby-*.mp4",
      "  noscope explain --object person recordings/lobby-*.mp4"
    },
    subcommands = {
      QueryCommand.class,
      TrainCommand.class,
      ExplainCommand.class,
      EventsCommand.class,
      DetectCommand.class,
      RegionsCommand.class,
      BenchCommand.class,
      ModelsCommand.class,
      DoctorCommand.class,
      DemoCommand.class,
      CompletionCommand.class
    })
public final class NoScopeCli {
  @Option(
      names = "--verbose",
      description = "Print the stack trace of what failed.",
      scope = ScopeType.INHERIT)
  private boolean verbose;

  private NoScopeCli() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** All commands with their options, as yet without anybody to listen to. */
  public static CommandLine commands() {
    return new CommandLine(new NoScopeCli()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  /**
   * Runs a command; nothing but results goes to standard output from here on.
   *
   * @return exit code: 0 done, 1 something failed, 2 the command line is wrong
   */
  public static int run(String... arguments) {
    // Standard output is for results alone: what libraries print there goes nowhere.
    PrintWriter results = new PrintWriter(new OutputStreamWriter(System.out, UTF_8), true);
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    CommandLine commands = commands().setOut(results);
    NoScopeCli root = commands.getCommand();
    commands.setParameterExceptionHandler(new UsageError());
    commands.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println("noscope: " + FailureMessage.of(failure));
          if (root.verbose) {
            failure.printStackTrace(command.getErr());
          }
          return CommandLine.ExitCode.SOFTWARE;
        });
    if (arguments.length == 0) {
      commands.usage(results);
      return CommandLine.ExitCode.USAGE;
    }
    try {
      return commands.execute(arguments);
    } catch (LinkageError e) {
      // Natives that do not load: no exception, for which the handler above would be asked.
      commands.getErr().printf("noscope: %s; noscope doctor says what to do%n", e);
      return CommandLine.ExitCode.SOFTWARE;
    }
  }
}
