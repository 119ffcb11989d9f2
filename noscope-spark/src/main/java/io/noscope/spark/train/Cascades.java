package io.noscope.spark.train;

import io.noscope.cascade.Cascade;
import io.noscope.detect.ClassNames;
import io.noscope.detect.DetectorSpec;
import io.noscope.detect.ReferenceDetector;
import io.noscope.label.Query;
import io.noscope.optimize.Explanation;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.conf.Plan;
import io.noscope.spark.files.Archives;
import io.noscope.spark.files.Camera;
import io.noscope.store.CascadeKey;
import io.noscope.store.CascadeStore;
import io.noscope.store.StoredCascade;
import io.noscope.store.StudyJson;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** The cascades of an archive's cameras: found in the store, or trained on the spot and kept. */
public final class Cascades {
  private Cascades() {}

  /**
   * A cascade for each camera, by name. The files are probed only if one has to be trained.
   *
   * @param files of the archive
   * @throws IllegalArgumentException for a class that the reference detector does not know, or
   *     files that cannot be read
   */
  public static Map<String, StoredCascade> obtain(
      SparkSession spark, List<VideoFile> files, NoScopeConf conf, Query query) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try {
      String referenceId = checkedReference(conf, query, hadoop);
      Map<String, StoredCascade> cascades = new TreeMap<>();
      for (String camera : cameras(files, conf)) {
        known(camera, conf, query, referenceId, hadoop)
            .ifPresent(found -> cascades.put(camera, found));
      }
      if (cascades.size() < cameras(files, conf).size()) {
        for (Camera camera : Archives.of(spark, files, conf).cameras()) {
          if (!cascades.containsKey(camera.name())) {
            cascades.put(camera.name(), train(spark, camera, conf, query, referenceId));
          }
        }
      }
      return cascades;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> cameras(List<VideoFile> files, NoScopeConf conf) {
    return files.stream()
        .map(file -> Camera.name(file, conf.camera()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<StoredCascade> known(
      String camera, NoScopeConf conf, Query query, String referenceId, Configuration hadoop)
      throws IOException {
    if (conf.plan() == Plan.REFERENCE) {
      return Optional.of(
          new StoredCascade(
              Cascade.referenceOnly(query, referenceId),
              "every frame goes to the reference detector, as asked for (plan=reference)",
              Map.of(),
              Optional.empty()));
    }
    return new CascadeStore(hadoop, conf.store()).find(new CascadeKey(camera, query, referenceId));
  }

  private static StoredCascade train(
      SparkSession spark, Camera camera, NoScopeConf conf, Query query, String referenceId)
      throws IOException {
    var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    CascadeTraining.Trained found =
        CascadeTraining.run(new CascadeOrder(context, camera, conf, query, referenceId));
    Explanation explanation = found.explanation();
    StoredCascade trained =
        new StoredCascade(
            explanation.chosen().cascade(),
            explanation.text(),
            StoredFacts.of(explanation).toMap(),
            Optional.of(StudyJson.write(found.study())));
    new CascadeStore(context.hadoopConfiguration(), conf.store())
        .save(new CascadeKey(camera.name(), query, referenceId), trained);
    return trained;
  }

  /**
   * Cascades that the store holds already, by camera; trains nothing, and leaves out what is not
   * there.
   */
  public static Map<String, StoredCascade> find(
      SparkSession spark, List<VideoFile> files, NoScopeConf conf, Query query) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try {
      String referenceId = DetectorSpec.of(conf.reference()).id(hadoop);
      Map<String, StoredCascade> cascades = new TreeMap<>();
      for (String camera : cameras(files, conf)) {
        known(camera, conf, query, referenceId, hadoop)
            .ifPresent(stored -> cascades.put(camera, stored));
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
