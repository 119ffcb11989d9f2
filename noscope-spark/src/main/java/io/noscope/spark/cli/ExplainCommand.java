package io.noscope.spark.cli;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.train.Cascades;
import io.noscope.store.StoredCascade;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code noscope explain}: the cascade in the store and why it was chosen. */
@Command(
    name = "explain",
    description = "Tell which cascade a query uses and why; trains nothing.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  noscope explain --object person recordings/lobby-*.mp4"})
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private QueryOptions options;

  @Override
  public Integer call() {
    try (Session session = Session.open(options)) {
      NoScopeConf conf = session.conf();
      Map<String, StoredCascade> found =
          Cascades.find(session.spark(), session.videos(), conf, conf.query(options.object()));
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "no cascade for %s at these settings in %s: run the query first"
                .formatted(conf.query(options.object()).wanted(), conf.store()));
      }
      PrintWriter out = spec.commandLine().getOut();
      found.forEach(
          (camera, stored) -> out.printf("camera %s%n%s%n", camera, stored.explanation()));
      out.flush();
    }
    return 0;
  }
}
