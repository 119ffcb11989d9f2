package io.noscope.spark.cli;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.conf.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a query is about: the options that all commands share. */
final class QueryOptions {
  @Mixin private StoreOptions kept = new StoreOptions();

  @Option(
      names = "--object",
      required = true,
      paramLabel = "CLASS",
      description = "Class to look for, such as person.")
  private String object;

  @Option(
      names = "--at-least",
      paramLabel = "N",
      description = "How many of them a frame has to show (default 1).")
  private String atLeast;

  @Option(
      names = "--false-positive-rate",
      paramLabel = "RATE",
      description = "Share of negative seconds that may be called positive (default 0.01).")
  private String falsePositiveRate;

  @Option(
      names = "--false-negative-rate",
      paramLabel = "RATE",
      description = "Share of positive seconds that may be called negative (default 0.01).")
  private String falseNegativeRate;

  @Option(
      names = "--guarantee",
      paramLabel = "KIND",
      description =
          "What keeps to the rates: estimate, those measured, or bound, their 95%% bounds"
              + " (default estimate).")
  private String guarantee;

  @Option(
      names = "--window-frames",
      paramLabel = "N",
      description =
          "Frames of the windows that errors are counted in (default: as many as one second has).")
  private String windowFrames;

  @Option(
      names = "--region",
      paramLabel = "WHERE",
      description =
          "What counts of the view: left,top,right,bottom in pixels, points 'x,y x,y x,y', or a"
              + " name in --regions (default: all of it).")
  private String region;

  @Option(
      names = "--regions",
      paramLabel = "FILE",
      description = "JSON of regions by name, and of where motion does not count.")
  private String regions;

  @Option(
      names = "--reference-confidence",
      paramLabel = "SCORE",
      description = "Least score that counts (default 0.4).")
  private String referenceConfidence;

  @Option(
      names = "--camera",
      paramLabel = "NAME",
      description = "Camera that the files come from (default: their folder).")
  private String camera;

  @Option(
      names = "--models",
      paramLabel = "SET",
      description = "Specialised models to try: fast, paper or all (default fast).")
  private String models;

  @Option(
      names = "--training-budget",
      paramLabel = "SECONDS",
      description = "Train models no longer than this (default: no limit).")
  private String trainingBudget;

  @Option(
      names = "--label-fraction",
      paramLabel = "SHARE",
      description = "Share of frames to label for training (default 0.2).")
  private String labelFraction;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Partitions to read with (default: four a core).")
  private String partitions;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of sampling and training (default 1).")
  private String seed;

  @Option(
      names = "--merge-gap",
      paramLabel = "SECONDS",
      description = "Events less than this far apart become one (default 0).")
  private String mergeGap;

  @Option(
      names = "--min-duration",
      paramLabel = "SECONDS",
      description = "Events of less than this are dropped, after merging (default 0).")
  private String minDuration;

  @Option(
      names = "--padding",
      paramLabel = "SECONDS",
      description = "Seconds around an event to report as well (default 0).")
  private String padding;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master (default: spark-submit's, else local[*]).")
  private String master;

  @Option(
      names = {"-q", "--quiet"},
      description = "Tell nothing of progress.")
  private boolean quiet;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Video files, folders or patterns on any Hadoop file system.")
  private List<String> paths;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private QueryOptions() {}

  /** The same for a video that comes with the program, both error rates being {@code rate}. */
  static QueryOptions of(String object, String region, String rate, String path, String store) {
    QueryOptions options = new QueryOptions();
    options.object = object;
    options.region = region;
    options.falsePositiveRate = rate;
    options.falseNegativeRate = rate;
    options.paths = List.of(path);
    options.kept = StoreOptions.of(store);
    return options;
  }

  /** What reads videos but puts no question. */
  static QueryOptions reading(
      List<String> paths, StoreOptions kept, String camera, String master, boolean quiet) {
    QueryOptions options = new QueryOptions();
    options.paths = paths;
    options.kept = kept;
    options.camera = camera;
    options.master = master;
    options.quiet = quiet;
    return options;
  }

  String object() {
    return object;
  }

  boolean quiet() {
    return quiet;
  }

  String master() {
    return master;
  }

  List<String> paths() {
    return paths;
  }

  /** What was given, as options of the video source; the label is not among them. */
  Map<String, String> readerOptions() {
    Map<String, String> options = kept.readerOptions();
    put(options, "atLeast", atLeast);
    put(options, "falsePositiveRate", falsePositiveRate);
    put(options, "falseNegativeRate", falseNegativeRate);
    put(options, "guarantee", guarantee);
    put(options, "windowFrames", windowFrames);
    put(options, "region", region);
    put(options, "regions", regions);
    put(options, "referenceConfidence", referenceConfidence);
    put(options, "camera", camera);
    put(options, "models", models);
    put(options, "trainingBudget", trainingBudget);
    put(options, "labelFraction", labelFraction);
    put(options, "partitions", partitions);
    put(options, "seed", seed);
    put(options, "mergeGap", mergeGap);
    put(options, "minDuration", minDuration);
    put(options, "padding", padding);
    return options;
  }

  /**
   * Checks every value, before Spark takes seconds to start.
   *
   * @throws ParameterException naming the option and what is wrong with its value
   */
  void check() {
    OptionCheck.of(spec, readerOptions());
    OptionCheck.of(spec, "region", this::requireFile);
    if (object != null) {
      OptionCheck.of(spec, "object", () -> OptionCheck.resolve(Map.of()).query(object));
    }
  }

  /** A name may be in a file that the session's settings name, as SparkSubmit hands them on. */
  private void requireFile() {
    Optional<String> name = OptionCheck.resolve(readerOptions()).regionName();
    if (name.isPresent()
        && regions == null
        && System.getProperty(Setting.PREFIX + "regions") == null) {
      throw new IllegalArgumentException(NoScopeConf.noFileFor(name.get()));
    }
  }

  private static void put(Map<String, String> options, String key, String value) {
    if (value != null) {
      options.put(key, value);
    }
  }
}
