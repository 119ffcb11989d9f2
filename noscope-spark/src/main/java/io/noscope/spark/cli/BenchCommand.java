package io.noscope.spark.cli;

import io.noscope.spark.files.Archive;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code noscope bench}: how fast and how right, against the reference on every frame. */
@Command(
    name = "bench",
    description = "Time decoding, first query, second query and the reference on every frame.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  noscope bench --object person recordings/lobby-*.mp4",
      "  noscope bench --object person --source-only recordings/lobby-*.mp4"
    })
final class BenchCommand implements Callable<Integer> {
  private static final int REPEATS = 5;

  @Spec private CommandSpec spec;
  @Mixin private QueryOptions options;

  @Option(names = "--json", description = "Print the JSON line alone.")
  private boolean json;

  @Option(names = "--source-only", description = "Time reading alone, and no query.")
  private boolean sourceOnly;

  @Option(
      names = "--scaling",
      description = "Time the second query on one executor and on two, of one core each.")
  private boolean scaling;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Find the cascade with N seeds, and hold each against the whole archive.")
  private int seeds;

  @Option(
      names = "--factors",
      description = "Time the query with each part of the plan added in turn, and taken away.")
  private boolean factors;

  @Option(
      names = "--peers",
      description =
          "Time plain loops beside the query: the detector on every n-th frame, and where MOG2 sees"
              + " motion.")
  private boolean peers;

  @Override
  public Integer call() throws IOException {
    if (scaling) {
      Scaling measured = Scaling.measure(options);
      print(measured.table(), measured.values());
      return 0;
    }
    try (Session session = Session.open(options)) {
      if (sourceOnly) {
        printSource(session);
        return 0;
      }
      OutputFolder.require(
          "--store", session.conf().store(), session.context().hadoopConfiguration());
      if (seeds > 0) {
        SeedStudy study = SeedStudy.run(session, seeds);
        print(study.table(), study.values());
        return 0;
      }
      if (factors) {
        StudyTable study = FactorStudy.run(session);
        print(study.table(), study.values());
        return 0;
      }
      if (peers) {
        StudyTable study = PeerStudy.run(session);
        print(study.table(), study.values());
        return 0;
      }
      Benchmark benchmark = Benchmark.run(session, REPEATS);
      PrintWriter out = spec.commandLine().getOut();
      if (!json) {
        out.println(benchmark.stored().explanation());
        out.print(BenchmarkReport.table(benchmark));
      }
      out.println(BenchmarkReport.json(benchmark));
      out.flush();
    }
    return 0;
  }

  private void print(String table, Map<String, Object> values) {
    PrintWriter out = spec.commandLine().getOut();
    if (!json) {
      out.print(table);
    }
    out.println(BenchmarkReport.json(values));
    out.flush();
  }

  private void printSource(Session session) {
    Archive archive = session.archive();
    SourceRates rates = SourceRates.measure(session, archive);
    print(
        SourceReport.table(archive, session.context().defaultParallelism(), rates),
        SourceReport.values(rates));
  }
}
