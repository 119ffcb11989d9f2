package io.noscope.spark.train;

import io.noscope.cascade.Cascade;
import io.noscope.detect.ClassNames;
import io.noscope.detect.DetectorSpec;
import io.noscope.detect.ReferenceDetector;
import io.noscope.label.Query;
import io.noscope.optimize.Explanation;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.conf.Plan;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Archives;
import io.noscope.spark.files.Camera;
import io.noscope.store.CascadeKey;
import io.noscope.store.CascadeStore;
import io.noscope.store.StoredCascade;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;

/** The cascades of an archive's cameras: found in the store, or trained on the spot and kept. */
public final class Cascades {
  private Cascades() {}

  /**
   * A cascade for each camera, by name.
   *
   * @param paths files, folders or patterns
   * @throws IllegalArgumentException for a class that the reference detector does not know, or
   *     files that cannot be read
   */
  public static Map<String, StoredCascade> obtain(
      JavaSparkContext spark, List<String> paths, NoScopeConf conf, Query query) {
    return obtain(spark, Archives.open(spark, paths, conf.camera()), conf, query);
  }

  /**
   * A cascade for each camera, by name.
   *
   * @throws IllegalArgumentException for a class that the reference detector does not know
   */
  public static Map<String, StoredCascade> obtain(
      JavaSparkContext spark, Archive archive, NoScopeConf conf, Query query) {
    Configuration hadoop = spark.hadoopConfiguration();
    try {
      String referenceId = checkedReference(conf, query, hadoop);
      Map<String, StoredCascade> cascades = new LinkedHashMap<>();
      for (Camera camera : archive.cameras()) {
        cascades.put(camera.name(), obtain(spark, camera, conf, query, referenceId));
      }
      return cascades;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StoredCascade obtain(
      JavaSparkContext spark, Camera camera, NoScopeConf conf, Query query, String referenceId)
      throws IOException {
    if (conf.plan() == Plan.REFERENCE) {
      return new StoredCascade(
          Cascade.referenceOnly(query, referenceId),
          "every frame goes to the reference detector, as asked for (plan=reference)",
          Map.of(),
          Optional.empty());
    }
    CascadeStore store = new CascadeStore(spark.hadoopConfiguration(), conf.store());
    CascadeKey key = new CascadeKey(camera.name(), query, referenceId);
    Optional<StoredCascade> found = store.find(key);
    if (found.isPresent()) {
      return found.get();
    }
    Explanation explanation = new CascadeTraining(spark, camera, conf, query, referenceId).run();
    StoredCascade trained =
        new StoredCascade(
            explanation.chosen().cascade(),
            explanation.text(),
            StoredFacts.of(explanation).toMap(),
            Optional.empty());
    store.save(key, trained);
    return trained;
  }

  /**
   * Cascades that the store holds already, by camera; reads no video, trains nothing, and leaves
   * out what is not there.
   *
   * @throws IllegalArgumentException when a path names nothing
   */
  public static Map<String, StoredCascade> find(
      JavaSparkContext spark, List<String> paths, NoScopeConf conf, Query query) {
    Configuration hadoop = spark.hadoopConfiguration();
    try {
      CascadeStore store = new CascadeStore(hadoop, conf.store());
      String referenceId = DetectorSpec.of(conf.reference()).id(hadoop);
      Map<String, StoredCascade> cascades = new LinkedHashMap<>();
      for (String camera : cameras(Archives.list(spark, paths), conf)) {
        store
            .find(new CascadeKey(camera, query, referenceId))
            .ifPresent(stored -> cascades.put(camera, stored));
      }
      return cascades;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> cameras(List<VideoFile> files, NoScopeConf conf) {
    return files.stream()
        .map(file -> Archive.camera(file, conf.camera()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String checkedReference(NoScopeConf conf, Query query, Configuration hadoop)
      throws IOException {
    try (ReferenceDetector detector = DetectorSpec.of(conf.reference()).open(hadoop)) {
      ClassNames.require(query.label(), detector.labels());
      return detector.id();
    }
  }
}
