package io.noscope.spark.ml;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Camera;
import io.noscope.spark.read.VideoTable;
import io.noscope.spark.train.Cascades;
import io.noscope.store.StoredCascade;
import io.noscope.video.VideoFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.EliminateSubqueryAliases;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;

/**
 * The video read that a stage is given, under the stage's parameters.
 *
 * @param spark session of the rows
 * @param table the files
 * @param options of the read, those of the stage among them
 */
record VideoRead(SparkSession spark, VideoTable table, Map<String, String> options) {
  /**
   * Finds the files behind the rows. They must be a read as it is, because a cascade runs where
   * frames decode: what comes between would be passed over in silence.
   *
   * @throws IllegalArgumentException where the rows are anything else, or have labels already
   */
  static VideoRead of(Dataset<?> frames, NoScopeParams stage) {
    VideoTable table = table(frames);
    if (table.conf().label().isPresent()) {
      throw new IllegalArgumentException(
          "the read looks for '%s' already: leave out its option label"
              .formatted(table.conf().label().get()));
    }
    Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    options.putAll(table.conf().toMap());
    options.putAll(stage.readOptions());
    return new VideoRead(frames.sparkSession(), table, options);
  }

  private static VideoTable table(Dataset<?> frames) {
    LogicalPlan plan =
        ((org.apache.spark.sql.classic.Dataset<?>) frames).queryExecution().analyzed();
    if (EliminateSubqueryAliases.apply(plan) instanceof DataSourceV2Relation relation
        && relation.table() instanceof VideoTable table) {
      return table;
    }
    throw new IllegalArgumentException(
        "NoScope's stages need the rows of spark.read().format(\"video\") as they are, because"
            + " cascades run inside the read: put what selects or changes rows behind them");
  }

  /** The settings that hold. */
  NoScopeConf conf() {
    return table.conf().with(options);
  }

  /** Trains the cascade of each camera, or finds it. */
  void train() {
    Cascades.obtain(spark, videos(), conf(), conf().query().orElseThrow());
  }

  /**
   * The rows with the columns of labels.
   *
   * @throws IllegalArgumentException where the store lacks a cascade
   */
  Dataset<Row> labels() {
    requireCascades();
    return spark.read().format("video").options(options).load(table.paths().toArray(String[]::new));
  }

  private void requireCascades() {
    NoScopeConf conf = conf();
    Map<String, StoredCascade> found =
        Cascades.find(spark, videos(), conf, conf.query().orElseThrow());
    TreeSet<String> missing = new TreeSet<>();
    videos().forEach(file -> missing.add(Camera.name(file, conf.camera())));
    missing.removeAll(found.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "the store %s has no cascade for %s at the model's settings, of the camera %s: fit a"
                  .formatted(conf.store(), conf.query().orElseThrow(), String.join(", ", missing))
              + " NoScopeEstimator on these videos, or setStore the one of the fit");
    }
  }

  private List<VideoFile> videos() {
    return table.listing().videos(spark);
  }
}
