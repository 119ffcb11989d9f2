package io.noscope.spark.cli;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.train.Cascades;
import io.noscope.store.StoredCascade;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code noscope train}: the cascade that a query would use, without the query. */
@Command(
    name = "train",
    description = "Train the cascade, put it into the store, and tell why it was chosen.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  noscope train --object person recordings/lobby-*.mp4",
      "  noscope train --object person --models paper --store /data/store recordings/",
      "",
      "Where the store has the cascade, nothing is trained. To have it trained anew,",
      "delete its folder, which noscope models tells."
    })
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private QueryOptions options;

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try (Session session = Session.open(options)) {
      NoScopeConf conf = session.conf();
      OutputFolder.require("--store", conf.store(), session.context().hadoopConfiguration());
      Set<String> before =
          Cascades.find(
                  session.spark(), session.videos(), conf, conf.query(session.options().object()))
              .keySet();
      long start = System.nanoTime();
      Map<String, StoredCascade> cascades = session.cascades();
      double seconds = (System.nanoTime() - start) / 1e9;
      print(cascades, before, seconds, conf.store());
    }
    return 0;
  }

  private void print(
      Map<String, StoredCascade> cascades, Set<String> before, double seconds, String store) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("seconds", seconds);
      values.put("store", store);
      values.put(
          "cascades",
          cascades.entrySet().stream()
              .map(e -> values(e.getKey(), e.getValue(), before.contains(e.getKey())))
              .toList());
      out.println(BenchmarkReport.json(values));
    } else if (!options.quiet()) {
      cascades.forEach(
          (camera, stored) ->
              out.printf(
                  "camera %s: %s%n%s%n",
                  camera,
                  before.contains(camera)
                      ? "the cascade was in %s already".formatted(store)
                      : "trained in %.1f s, kept in %s".formatted(seconds, store),
                  stored.explanation()));
    }
    out.flush();
  }

  private static Map<String, Object> values(String camera, StoredCascade stored, boolean before) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("camera", camera);
    values.put("trained", !before);
    values.put("plan", stored.cascade().describe());
    values.put("explanation", List.of(stored.explanation().split("\\R")));
    return values;
  }
}
