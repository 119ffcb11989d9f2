package io.noscope.spark.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code noscope completion}: has shells complete commands and options. */
@Command(
    name = "completion",
    description = "Print a script that has a shell complete commands and options.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  source <(bin/noscope completion bash)",
      "  bin/noscope completion bash > ~/.local/share/bash-completion/completions/noscope",
      "  bin/noscope completion zsh > noscope.zsh; source noscope.zsh"
    })
final class CompletionCommand implements Callable<Integer> {
  private static final String NAME = "noscope";

  @Spec private CommandSpec spec;

  /** The script is the same: in zsh it calls for bash's way of completing. */
  private enum Shell {
    BASH,
    ZSH
  }

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("# Completion of %s's commands: source this in %s.%n", NAME, word(shell));
    out.println(AutoComplete.bash(NAME, spec.root().commandLine()));
    out.flush();
    return 0;
  }

  private static String word(Shell shell) {
    return shell.name().toLowerCase(Locale.ROOT);
  }
}
