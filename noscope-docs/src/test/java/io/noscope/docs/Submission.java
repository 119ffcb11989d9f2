package io.noscope.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;

/** Runs {@code spark-submit} in a process of its own, on two cores and the test's class path. */
final class Submission {
  private static final long PATIENCE_MINUTES = 5;

  private Submission() {}

  static void run(CommandLines.Command submit, Path home) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-Xmx1g");
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("org.apache.spark.deploy.SparkSubmit");
    command.addAll(List.of("--conf", "spark.ui.enabled=false"));
    command.addAll(List.of("--conf", "spark.driver.host=127.0.0.1"));
    command.addAll(arguments(submit));
    Path log = Files.createTempFile(home, "submission", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).as("%s is still running%n%s", submit, Files.readString(log)).isTrue();
    assertThat(process.exitValue()).as("%s%n%s", submit, Files.readString(log)).isZero();
  }

  /** As they stand there, but for the cluster, and the jars, which are on the class path. */
  private static List<String> arguments(CommandLines.Command submit) {
    List<String> arguments = new ArrayList<>(submit.arguments());
    arguments.set(submit.jar(), "spark-internal");
    int jars = arguments.indexOf("--jars");
    if (jars >= 0) {
      arguments.subList(jars, jars + 2).clear();
    }
    arguments.set(arguments.indexOf("--master") + 1, "local[2]");
    return arguments;
  }
}
