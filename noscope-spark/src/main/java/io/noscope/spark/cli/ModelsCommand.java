package io.noscope.spark.cli;

import io.noscope.detect.DetectorSpec;
import io.noscope.detect.ReferenceDetector;
import io.noscope.spark.conf.NoScopeConf;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code noscope models}: the cascades and detectors that there are. */
@Command(
    name = "models",
    description = {
      "List the cascades and detectors of a store; with --reference, describe a detector.",
      "Deleting the folder of a cascade has it trained anew."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  noscope models --store /data/store",
      "  noscope models --json | jq '.cascades[].plan'",
      "  noscope models --reference yolox_nano.onnx"
    })
final class ModelsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StoreOptions options;

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    NoScopeConf conf = OfflineConf.of(options.checked(), new SparkConf());
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(new SparkConf());
    PrintWriter out = spec.commandLine().getOut();
    if (options.nameDetector()) {
      describe(conf.reference(), hadoop, out);
    } else {
      list(conf.store(), hadoop, out);
    }
    out.flush();
    return 0;
  }

  private void describe(DetectorSpec spec, Configuration hadoop, PrintWriter out)
      throws IOException {
    try (ReferenceDetector detector = spec.open(hadoop)) {
      if (json) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("reference", spec.location());
        values.put("id", detector.id());
        values.put("description", detector.description());
        values.put("gpu", spec.canUseGpu());
        values.put("classes", detector.labels());
        out.println(BenchmarkReport.json(values));
      } else {
        out.printf(
            "%s%n  %s%n  id %s, %s%n  %d classes: %s%n",
            spec,
            detector.description(),
            detector.id(),
            spec.canUseGpu() ? "runs on CPU or GPU" : "runs on the CPU alone",
            detector.labels().size(),
            String.join(", ", detector.labels()));
      }
    }
  }

  private void list(String store, Configuration hadoop, PrintWriter out) throws IOException {
    List<StoredThing> cascades = StoreListing.cascades(store, hadoop);
    List<StoredThing> detectors = StoreListing.detectors(store, hadoop);
    if (json) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("store", store);
      values.put("cascades", cascades.stream().map(ModelsCommand::values).toList());
      values.put("detectors", detectors.stream().map(ModelsCommand::values).toList());
      out.println(BenchmarkReport.json(values));
      return;
    }
    if (cascades.isEmpty() && detectors.isEmpty()) {
      out.printf("nothing in %s: noscope train and noscope query put cascades there%n", store);
    }
    cascades.forEach(thing -> print("cascade", thing, out));
    detectors.forEach(thing -> print("detector", thing, out));
  }

  private static void print(String kind, StoredThing thing, PrintWriter out) {
    out.printf("%s %s%n", kind, String.join(", ", thing.facts().values().stream().toList()));
    out.printf(
        "  %s, %,d kB, %s%n", date(thing), Math.max(1, thing.bytes() / 1000), thing.folder());
  }

  private static Map<String, Object> values(StoredThing thing) {
    Map<String, Object> values = new LinkedHashMap<>(thing.facts());
    values.put("date", date(thing));
    values.put("bytes", thing.bytes());
    values.put("folder", thing.folder().toString());
    return values;
  }

  private static String date(StoredThing thing) {
    return Instant.ofEpochMilli(thing.modified()).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
