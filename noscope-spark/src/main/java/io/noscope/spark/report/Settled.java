package io.noscope.spark.report;

import io.noscope.spark.conf.Setting;
import io.noscope.spark.conf.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.spark.package$;

/**
 * A row of a table of settings or versions.
 *
 * @param name of it
 * @param value as a user would write it
 * @param usual whether it is the default
 */
record Settled(String name, String value, boolean usual) {
  private static final String VERSION = "/META-INF/maven/io.noscope/noscope-spark/pom.properties";

  /** All settings that have a value, in the order of the documentation. */
  static List<Settled> settings(QueryRun run) {
    Map<String, String> values = run.conf().toMap();
    List<Settled> rows = new ArrayList<>();
    for (Setting<?> setting : Settings.all()) {
      String value = values.get(setting.name());
      if (value != null) {
        rows.add(
            new Settled(
                setting.name(), value, setting.fallback().filter(value::equals).isPresent()));
      }
    }
    return rows;
  }

  static List<Settled> versions(QueryRun run) {
    List<Settled> rows = new ArrayList<>();
    rows.add(new Settled("NoScope", version(), false));
    rows.add(new Settled("Apache Spark", package$.MODULE$.SPARK_VERSION(), false));
    rows.add(
        new Settled(
            "Java",
            "%s, %s".formatted(Runtime.version(), System.getProperty("java.vm.name")),
            false));
    rows.add(
        new Settled(
            "System",
            "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
            false));
    run.cascades().values().stream()
        .map(stored -> stored.cascade().referenceId())
        .distinct()
        .forEach(id -> rows.add(new Settled("Reference detector", id, false)));
    rows.add(new Settled("Charts", "uPlot " + PageAssets.uplotVersion(), false));
    return rows;
  }

  private static String version() {
    try (InputStream in = Settled.class.getResourceAsStream(VERSION)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "not packaged");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
