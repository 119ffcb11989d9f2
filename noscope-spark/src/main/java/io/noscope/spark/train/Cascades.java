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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    Configuration hadoop = spark.hadoopConfiguration();
    Archive archive = Archives.open(spark, paths, conf.camera());
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
   * Cascades that the store holds already, by camera; trains nothing, and leaves out what is not
   * there.
   */
  public static Map<String, StoredCascade> find(
      JavaSparkContext spark, List<String> paths, NoScopeConf conf, Query query) {
    Configuration hadoop = spark.hadoopConfiguration();
    Archive archive = Archives.open(spark, paths, conf.camera());
    try {
      CascadeStore store = new CascadeStore(hadoop, conf.store());
      String referenceId = DetectorSpec.of(conf.reference()).id(hadoop);
      Map<String, StoredCascade> cascades = new LinkedHashMap<>();
      for (Camera camera : archive.cameras()) {
        store
            .find(new CascadeKey(camera.name(), query, referenceId))
            .ifPresent(stored -> cascades.put(camera.name(), stored));
      }
      return cascades;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String checkedReference(NoScopeConf conf, Query query, Configuration hadoop)
      throws IOException {
    try (ReferenceDetector detector = DetectorSpec.of(conf.reference()).open(hadoop)) {
      ClassNames.require(query.label(), detector.labels());
      return detector.id();
    }
  }
}
