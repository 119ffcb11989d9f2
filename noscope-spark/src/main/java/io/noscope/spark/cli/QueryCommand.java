package io.noscope.spark.cli;

import io.noscope.spark.EventOptions;
import io.noscope.spark.NoScope;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Jobs;
import io.noscope.spark.train.Cascades;
import io.noscope.store.StoredCascade;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code noscope query}: labels every frame, writes labels and events, prints a summary. */
@Command(
    name = "query",
    description = "Label every frame and list the events.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  noscope query --object person recordings/lobby-*.mp4",
      "  noscope query --object car --region 0,200,640,480 --false-negative-rate 0.02 yard/",
      "  noscope query --object person --padding 2 --clips clips/ --boxes recordings/lobby-*.mp4",
      "  noscope query --object person --json --quiet --out hdfs:///out hdfs:///recordings/lobby"
    })
final class QueryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private QueryOptions options;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "noscope-out",
      description = "Where labels and events are written (default ${DEFAULT-VALUE}).")
  private String out;

  @Option(names = "--json", description = "Print the summary as one line of JSON.")
  private boolean json;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write a report of it all as one HTML file, on any Hadoop file system.")
  private String report;

  @Option(
      names = "--clips",
      paramLabel = "DIR",
      description =
          "Cut each event out of its videos, as MP4 files in this folder, which clips.csv lists.")
  private String clips;

  @Option(
      names = "--boxes",
      description =
          "Draw on clips where the reference detector sees the object; it is asked about every"
              + " frame of clips that the store has no answer for.")
  private boolean boxes;

  @Override
  public Integer call() throws IOException {
    if (boxes && clips == null) {
      throw new ParameterException(
          spec.commandLine(), "--boxes draws on clips; name a folder for them with --clips DIR");
    }
    PrintWriter print = spec.commandLine().getOut();
    QueryOutput output =
        new QueryOutput(out, Optional.ofNullable(report), Optional.ofNullable(clips), boxes);
    try (Session session = Session.open(options)) {
      boolean text = !json && !options.quiet();
      QuerySummary summary =
          run(session, output, text ? print : new PrintWriter(Writer.nullWriter()));
      if (json) {
        print.println(BenchmarkReport.json(QueryValues.of(summary, output)));
        print.flush();
      }
    }
    return 0;
  }

  static QuerySummary run(Session session, QueryOutput output, PrintWriter print)
      throws IOException {
    Archive archive = session.archive();
    Configuration hadoop = session.context().hadoopConfiguration();
    output.require(hadoop);
    OutputFolder.require("--store", session.conf().store(), hadoop);
    String out = output.out();
    long start = System.nanoTime();
    Map<String, StoredCascade> cascades =
        Cascades.obtain(
            session.spark(),
            session.videos(),
            session.conf(),
            session.conf().query(session.options().object()));
    double training = (System.nanoTime() - start) / 1e9;
    start = System.nanoTime();
    ScanTotals totals = writeLabels(session, archive, out);
    double seconds = (System.nanoTime() - start) / 1e9;
    Dataset<Row> events =
        Jobs.described(
            session.context(),
            "joining frames to events",
            () ->
                NoScope.events(
                        session.spark().read().parquet(out + "/labels"),
                        EventOptions.of(session.conf()))
                    .cache());
    EventFiles.write(events, out, hadoop);
    QuerySummary summary =
        new QuerySummary(
            archive, cascades, totals, training, seconds, session.context().defaultParallelism());
    print.print(summary.text());
    print.printf("%,d events in %s/events.csv and %s/events.parquet%n", events.count(), out, out);
    print.printf("a label for each frame in %s/labels%n", out);
    if (output.report().isPresent()) {
      ReportFile.write(session, summary, events.collectAsList(), output.report().get());
      print.printf("a report in %s%n", output.report().get());
    }
    if (output.clips().isPresent()) {
      ClipFiles.write(
          session, summary, events.collectAsList(), output.clips().get(), output.boxes(), print);
    }
    archive.bad().forEach(bad -> print.printf("left out %s: %s%n", bad.path(), bad.reason()));
    print.flush();
    return summary;
  }

  private static ScanTotals writeLabels(Session session, Archive archive, String out) {
    session.waitForListeners();
    session.progress().takeTotals();
    Jobs.described(
        session.context(),
        "running the cascade on %,d frames".formatted(archive.frames()),
        () -> {
          session
              .frames(Map.of("label", session.options().object()))
              .drop("image")
              .write()
              .mode(SaveMode.Overwrite)
              .parquet(out + "/labels");
          return null;
        });
    session.waitForListeners();
    return session.progress().takeTotals();
  }
}
