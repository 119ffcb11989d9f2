package io.noscope.spark.cli;

import io.noscope.label.EditDistance;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Answers a wrong command line with one line instead of a page of usage. */
final class UsageError implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    CommandSpec spec = command.getCommandSpec();
    command
        .getErr()
        .printf("noscope: %s; see %s --help%n", message(failure, spec), spec.qualifiedName());
    return spec.exitCodeOnInvalidInput();
  }

  private static String message(ParameterException failure, CommandSpec spec) {
    // Also where something is missing, for that is most often what is misspelt.
    List<String> unmatched = failure.getCommandLine().getUnmatchedArguments();
    if (!unmatched.isEmpty()) {
      String wrong = unmatched.get(0);
      return wrong.startsWith("-")
          ? unknown("option", wrong, spec.optionsMap().keySet())
          : unknown("command", wrong, spec.subcommands().keySet());
    }
    return failure.getMessage().lines().findFirst().orElseThrow();
  }

  private static String unknown(String what, String wrong, Collection<String> known) {
    String name = wrong.replaceFirst("=.*", "");
    return EditDistance.nearest(name, known)
        .map(nearest -> "unknown %s '%s', the nearest is '%s'".formatted(what, name, nearest))
        .orElseGet(() -> "nothing is expected where '%s' is".formatted(name));
  }
}
