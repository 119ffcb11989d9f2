package io.noscope.spark.read;

import io.noscope.cascade.Cascade;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Archives;
import io.noscope.spark.train.Cascades;
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
  static Map<String, Cascade> obtain(SparkSession spark, VideoTable table, NoScopeConf query) {
    List<VideoFile> files = table.listing().videos(spark);
    Map<String, StoredCascade> stored =
        Cascades.obtain(spark, files, query, query.query().orElseThrow());
    if (stored.isEmpty()) {
      Archives.open(spark, files, query); // Says what is wrong with all of them.
    }
    return plans(stored);
  }

  /** By camera, as far as the store has them. */
  static Map<String, Cascade> find(SparkSession spark, VideoTable table, NoScopeConf query) {
    try {
      List<VideoFile> files = table.listing().videos(spark);
      return plans(Cascades.find(spark, files, query, query.query().orElseThrow()));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      // Files that cannot be listed are for the run to tell, not for whoever prints a plan.
      return Map.of();
    }
  }

  private static Map<String, Cascade> plans(Map<String, StoredCascade> stored) {
    Map<String, Cascade> cascades = new TreeMap<>();
    stored.forEach((camera, found) -> cascades.put(camera, found.cascade()));
    return cascades;
  }
}
