package io.noscope.spark.cli;

import io.noscope.detect.ReferenceDetector;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.detections.DetectionCounts;
import io.noscope.spark.detections.DetectionTable;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Jobs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code noscope detect}: the reference detector's finds as a table of Parquet. */
@Command(
    name = "detect",
    description = {
      "Write what the reference detector finds in every n-th frame as a Parquet table.",
      "Columns: path, camera, frame, seconds, label, score, xmin, ymin, xmax, ymax; modified, which",
      "version of the file; reference, which detector. The rows take the place of all that the",
      "table had of these cameras."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  noscope detect --every 10 recordings/lobby-*.mp4",
      "  noscope detect --every 30 --reference yolox_nano.onnx --out hdfs:///boxes recordings/",
      "",
      "Any tool reads the table: spark.read.parquet(\"noscope-store/detections.parquet\");",
      "in SQL it is noscope_detections('recordings/')."
    })
final class DetectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StoreOptions options;
  @Mixin private RunOptions run;

  @Option(
      names = "--every",
      paramLabel = "N",
      required = true,
      description = "Look at frames whose number is a multiple of N; 1 for all.")
  private int every;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The table (default detections.parquet in the store).")
  private String out;

  @Option(
      names = "--camera",
      paramLabel = "NAME",
      description = "Camera that the files come from (default: their folder).")
  private String camera;

  @Option(
      names = {"-q", "--quiet"},
      description = "Tell nothing of progress.")
  private boolean quiet;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Video files, folders or patterns on any Hadoop file system.")
  private List<String> paths;

  @Override
  public Integer call() throws IOException {
    if (every < 1) {
      throw new ParameterException(
          spec.commandLine(), "--every: a whole number from 1, not " + every);
    }
    options.checked("camera", camera);
    try (Session session =
        Session.open(QueryOptions.reading(paths, options, camera, run.master(), quiet))) {
      detect(session);
    }
    return 0;
  }

  private void detect(Session session) throws IOException {
    NoScopeConf conf = session.conf();
    Configuration hadoop = session.context().hadoopConfiguration();
    String table = out == null ? DetectionTable.in(conf.store()) : out;
    String id = id(conf, hadoop);
    Archive archive = session.archive();
    OutputFolder.require("--store", conf.store(), hadoop);
    OutputFolder.require("--out", table, hadoop);
    DetectionCounts counts = DetectionCounts.of(session.spark().sparkContext());
    Dataset<Row> rows = DetectionTable.of(session.spark(), archive, conf, every, counts);
    long start = System.nanoTime();
    Jobs.described(
        session.context(),
        "detecting in %,d frames".formatted((archive.frames() + every - 1) / every),
        () -> write(rows, archive, id, table));
    print(archive, counts, table, (System.nanoTime() - start) / 1e9);
  }

  private static Void write(Dataset<Row> rows, Archive archive, String id, String table) {
    try {
      DetectionTable.write(rows, archive, id, table);
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the detector once before a job does: what is wrong with it shows here. */
  private static String id(NoScopeConf conf, Configuration hadoop) throws IOException {
    try (ReferenceDetector detector = conf.reference().open(hadoop)) {
      return detector.id();
    }
  }

  private void print(Archive archive, DetectionCounts counts, String table, double seconds) {
    PrintWriter print = spec.commandLine().getOut();
    if (run.json()) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("frames", counts.frames().value());
      values.put("asked", counts.asked().value());
      values.put("decoded", counts.decoded().value());
      values.put("objects", counts.objects().value());
      values.put("seconds", seconds);
      values.put("leftOut", archive.bad().stream().map(bad -> bad.path()).toList());
      values.put("table", table);
      print.println(BenchmarkReport.json(values));
    } else if (!quiet) {
      print.printf(
          "%,d objects in %,d frames, written to %s in %.1f s%n"
              + "the detector was run on %,d of the frames; the store knew the others%n",
          counts.objects().value(),
          counts.frames().value(),
          table,
          seconds,
          counts.asked().value());
      archive.bad().forEach(bad -> print.printf("left out %s: %s%n", bad.path(), bad.reason()));
    }
    print.flush();
  }
}
