package io.noscope.spark.cli;

import io.noscope.spark.EventOptions;
import io.noscope.spark.NoScope;
import io.noscope.spark.files.Jobs;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code noscope events}: when the object is there, and nothing else. */
@Command(
    name = "events",
    description = "Print when the object is there, one line for each event; writes no labels.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  noscope events --object person recordings/lobby-*.mp4",
      "  noscope events --object person --merge-gap 2 --csv recordings/ > events.csv",
      "  noscope events --object person --json --quiet recordings/ | jq .startSeconds"
    })
final class EventsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private QueryOptions options;
  @ArgGroup private Format format = new Format();

  private static final class Format {
    @Option(names = "--csv", description = "Print CSV with a header.")
    private boolean csv;

    @Option(names = "--json", description = "Print a line of JSON for each event.")
    private boolean json;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = Session.open(options)) {
      OutputFolder.require(
          "--store", session.conf().store(), session.context().hadoopConfiguration());
      session.cascades();
      Dataset<Row> events =
          NoScope.events(
              session.frames(Map.of("label", options.object())).drop("image"),
              EventOptions.of(session.conf()));
      print(events, session);
    }
    return 0;
  }

  private void print(Dataset<Row> events, Session session) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (format.json) {
      run(session, () -> events.toJSON().collectAsList()).forEach(out::println);
    } else if (format.csv) {
      EventFiles.write(events.columns(), run(session, events::collectAsList), out);
    } else {
      run(session, events::collectAsList).forEach(event -> out.println(line(event)));
    }
    out.flush();
  }

  private static <T> List<T> run(Session session, Supplier<List<T>> job) {
    return Jobs.described(session.context(), "running the cascade", job);
  }

  private static String line(Row event) {
    return "%s  %s %s - %s %s  %,d frames"
        .formatted(
            event.<String>getAs("camera"),
            name(event.getAs("startPath")),
            time(event.getAs("startSeconds")),
            name(event.getAs("endPath")),
            time(event.getAs("endSeconds")),
            event.<Long>getAs("frames"));
  }

  private static String name(String path) {
    return new Path(path).getName();
  }

  /** {@code 0:01:02.3}. */
  private static String time(double seconds) {
    long tenths = Math.round(10 * seconds);
    return "%d:%02d:%02d.%d"
        .formatted(tenths / 36_000, tenths / 600 % 60, tenths / 10 % 60, tenths % 10);
  }
}
