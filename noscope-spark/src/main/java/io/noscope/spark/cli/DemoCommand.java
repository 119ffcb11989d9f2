package io.noscope.spark.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code noscope demo}: the whole of it on a video and a detector that come with the program. */
@Command(
    name = "demo",
    description = "Search, train, verify and run a cascade on a video that comes along; offline.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  noscope demo --out /tmp/demo"})
final class DemoCommand implements Callable<Integer> {
  private static final String VIDEO = "pedestrians.mp4";
  private static final String REGION = "384,240,512,432";

  /** Of the video's 80 windows a dozen are positive: one alone is 8% of them. */
  private static final String RATE = "0.1";

  /** Somebody waits. */
  private static final int REPEATS = 3;

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "noscope-demo",
      description = "Where everything is written (default ${DEFAULT-VALUE}).")
  private Path out;

  @Override
  public Integer call() throws IOException {
    PrintWriter print = spec.commandLine().getOut();
    Path video = unpack();
    print.printf(
        "Question: in which frames of %s is a person in the region %s?%n"
            + "The video is 80 seconds long, too short for strict error rates: %s each are allowed.%n%n",
        video, REGION, RATE);
    print.flush();
    QueryOptions options =
        QueryOptions.of("person", REGION, RATE, video.toString(), out.resolve("store").toString());
    try (Session session = Session.open(options)) {
      Benchmark benchmark = Benchmark.run(session, REPEATS);
      print.println();
      print.println(benchmark.stored().explanation());
      print.print(BenchmarkReport.table(benchmark));
      QueryCommand.run(
          session,
          new QueryOutput(
              out.toString(),
              Optional.of(out.resolve("report.html").toString()),
              Optional.empty(),
              false),
          print);
      print.printf("%nAsk of your own: bin/noscope query --object person VIDEO...%n");
      print.flush();
    }
    return 0;
  }

  private Path unpack() throws IOException {
    Path folder = Files.createDirectories(out.resolve("camera"));
    try (InputStream resource =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(VIDEO)) {
      if (resource == null) {
        throw new FileNotFoundException(
            "the demo's video is in noscope-examples.jar: add it with --jars");
      }
      Path video = folder.resolve(VIDEO);
      Files.copy(resource, video, StandardCopyOption.REPLACE_EXISTING);
      return video;
    }
  }
}
