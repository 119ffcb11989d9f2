package io.noscope.spark.read;

import io.noscope.cascade.Cascade;
import io.noscope.label.Drift;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Archives;
import io.noscope.spark.train.Cascades;
import io.noscope.spark.train.StoredFacts;
import io.noscope.store.StoredCascade;
import io.noscope.video.VideoFile;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** The cascades of the queries of a batch read. */
final class ScanCascades {
  private ScanCascades() {}

  /** By camera, found in the store or trained; says what is wrong where no file can be read. */
  static Map<String, Cascade> obtain(SparkSession spark, List<VideoFile> files, NoScopeConf query) {
    Map<String, StoredCascade> stored =
        Cascades.obtain(spark, files, query, query.query().orElseThrow());
    if (stored.isEmpty()) {
      Archives.open(spark, files, query); // Says what is wrong with all of them.
    }
    return plans(stored);
  }

  /** What there is to say of those that the store has, by camera. */
  static Map<String, String> describe(
      SparkSession spark, List<VideoFile> files, NoScopeConf query) {
    Map<String, String> texts = new TreeMap<>();
    try {
      Cascades.find(spark, files, query, query.query().orElseThrow())
          .forEach((camera, found) -> texts.put(camera, StoredFacts.describe(found)));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return Map.of(); // What is wrong is for the run to tell, not for whoever prints a plan.
    }
    return texts;
  }

  /** What is known of the drift of those that the store has. */
  static List<Drift> drift(SparkSession spark, List<VideoFile> files, NoScopeConf query) {
    return Cascades.find(spark, files, query, query.query().orElseThrow()).values().stream()
        .flatMap(found -> StoredFacts.of(found).drift().stream())
        .toList();
  }

  private static Map<String, Cascade> plans(Map<String, StoredCascade> stored) {
    Map<String, Cascade> cascades = new TreeMap<>();
    stored.forEach((camera, found) -> cascades.put(camera, found.cascade()));
    return cascades;
  }
}
