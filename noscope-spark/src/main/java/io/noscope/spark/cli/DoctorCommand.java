package io.noscope.spark.cli;

import io.noscope.spark.cli.Finding.Outcome;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code noscope doctor}: whether commands will work here, and what to do where they will not. */
@Command(
    name = "doctor",
    description = {
      "Check this machine, the store and the videos, and say what to do.",
      "Starts no Spark. Of a cluster only the machine that it runs on is looked at."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:nothing fails", "1:something does", "2:the command line is wrong"},
    footer = {
      "",
      "Examples:",
      "  noscope doctor",
      "  noscope doctor --store hdfs:///noscope/store hdfs:///recordings/lobby",
      "  noscope doctor --device gpu --json"
    })
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StoreOptions options;
  @Mixin private RunOptions run;

  @Option(
      names = "--device",
      paramLabel = "KIND",
      description = "What to compute on: auto, cpu or gpu (default auto).")
  private String device;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print only what is not as it should be.")
  private boolean quiet;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Video files, folders or patterns on any Hadoop file system.")
  private List<String> paths = List.of();

  @Override
  public Integer call() {
    List<Finding> findings = Doctor.examine(patient());
    PrintWriter out = spec.commandLine().getOut();
    if (run.json()) {
      out.println(BenchmarkReport.json(values(findings)));
    } else {
      findings.stream()
          .filter(finding -> !quiet || finding.outcome() != Outcome.OK)
          .forEach(finding -> print(out, finding));
    }
    out.flush();
    return failures(findings) == 0 ? 0 : 1;
  }

  private Patient patient() {
    SparkConf spark = new SparkConf();
    if (run.master() != null) {
      spark.setMaster(run.master());
    }
    Map<String, String> given = options.checked("device", device);
    return new Patient(
        OfflineConf.of(given, spark), paths, spark, SparkHadoopUtil.get().newConfiguration(spark));
  }

  private void print(PrintWriter out, Finding finding) {
    String style =
        switch (finding.outcome()) {
          case OK -> "green";
          case WARN -> "yellow";
          case FAIL -> "red,bold";
        };
    String word = String.format(Locale.ROOT, "%-4s", word(finding.outcome()));
    out.print(spec.commandLine().getColorScheme().text("@|" + style + " " + word + "|@"));
    out.printf(" %-16s %s%n", finding.check(), finding.found());
    if (!finding.remedy().isEmpty()) {
      out.printf("%21s -> %s%n", "", finding.remedy());
    }
  }

  private static Map<String, Object> values(List<Finding> findings) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("failures", failures(findings));
    values.put("checks", findings.stream().map(DoctorCommand::values).toList());
    return values;
  }

  private static Map<String, Object> values(Finding finding) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("check", finding.check());
    values.put("outcome", word(finding.outcome()));
    values.put("found", finding.found());
    values.put("remedy", finding.remedy());
    return values;
  }

  private static long failures(List<Finding> findings) {
    return findings.stream().filter(f -> f.outcome() == Outcome.FAIL).count();
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
