package io.noscope.spark.train;

import io.noscope.cascade.Cascade;
import io.noscope.label.Query;
import io.noscope.optimize.Explanation;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.conf.Plan;
import io.noscope.spark.files.Archives;
import io.noscope.spark.files.Camera;
import io.noscope.spark.regions.CameraQueries;
import io.noscope.spark.task.RememberedReference;
import io.noscope.store.CascadeStore;
import io.noscope.store.StoredCascade;
import io.noscope.store.StudyJson;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** The cascades of an archive's cameras: found in the store, or trained on the spot and kept. */
public final class Cascades {
  private Cascades() {}

  /**
   * A cascade for each camera, by name. The files are probed only if one has to be trained, or if
   * there are new files to watch it on.
   *
   * @param files of the archive
   * @param query as the settings make it: a region that they name is that of each camera
   * @throws IllegalArgumentException for a class that the reference detector does not know, or
   *     files that cannot be read
   */
  public static Map<String, StoredCascade> obtain(
      SparkSession spark, List<VideoFile> files, NoScopeConf conf, Query query) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try {
      CameraQueries queries = CameraQueries.of(query, conf, hadoop);
      String reference = RememberedReference.of(conf, List.of(query.label()), hadoop).id();
      CascadeRequest request = new CascadeRequest(spark, files, conf, queries, reference);
      CascadeStore store = new CascadeStore(hadoop, conf.store());
      Map<String, StoredCascade> cascades = new TreeMap<>();
      for (String camera : request.cameras()) {
        DriftWatch watch = new DriftWatch(request, camera, store);
        Optional<StoredCascade> known = known(request, camera, store);
        if (known.isPresent()) {
          cascades.put(camera, watch.over(known.get(), () -> train(request, camera, store)));
        } else if (videos(request, camera).isPresent()) {
          cascades.put(camera, train(request, camera, store));
        }
      }
      return cascades;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The camera as the headers of its files tell; empty where none of them can be read. */
  private static Optional<Camera> videos(CascadeRequest request, String camera) {
    return Archives.of(request.spark(), request.files(), request.conf()).cameras().stream()
        .filter(one -> one.name().equals(camera))
        .findFirst();
  }

  private static Optional<StoredCascade> known(
      CascadeRequest request, String camera, CascadeStore store) throws IOException {
    if (request.conf().plan() == Plan.REFERENCE) {
      return Optional.of(
          new StoredCascade(
              Cascade.referenceOnly(request.queries().of(camera), request.referenceId()),
              "every frame goes to the reference detector, as asked for (plan=reference)",
              Map.of(),
              Optional.empty()));
    }
    return store.find(request.key(camera));
  }

  private static StoredCascade train(CascadeRequest request, String camera, CascadeStore store)
      throws IOException {
    Camera videos = videos(request, camera).orElseThrow();
    CascadeTraining.Trained found = CascadeTraining.run(request.order(videos));
    Explanation explanation = found.explanation();
    StoredCascade trained =
        new StoredCascade(
            explanation.chosen().cascade(),
            explanation.text(),
            StoredFacts.of(explanation).toMap(),
            Optional.of(StudyJson.write(found.study())));
    store.save(request.key(camera), trained);
    new DriftWatch(request, camera, store)
        .trained(videos.videos().stream().map(VideoInfo::file).toList());
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
      CameraQueries queries = CameraQueries.of(query, conf, hadoop);
      CascadeRequest request =
          new CascadeRequest(spark, files, conf, queries, conf.reference().id(hadoop));
      CascadeStore store = new CascadeStore(hadoop, conf.store());
      Map<String, StoredCascade> cascades = new TreeMap<>();
      for (String camera : request.cameras()) {
        Optional<StoredCascade> known = known(request, camera, store);
        if (known.isPresent()) {
          cascades.put(camera, new DriftWatch(request, camera, store).known(known.get()));
        }
      }
      return cascades;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Looks at new files of cameras whose cascades are in use and stay in use, so that drift is
   * warned of.
   */
  public static void watch(
      SparkSession spark, List<VideoFile> files, NoScopeConf conf, Query query) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try {
      CameraQueries queries = CameraQueries.of(query, conf, hadoop);
      CascadeRequest request =
          new CascadeRequest(spark, files, conf, queries, conf.reference().id(hadoop));
      CascadeStore store = new CascadeStore(hadoop, conf.store());
      for (String camera : request.cameras()) {
        Optional<StoredCascade> known = known(request, camera, store);
        if (known.isPresent()) {
          new DriftWatch(request, camera, store).over(known.get(), known::get);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What each camera's cascade answers: regions with names are each camera's own. */
  public static Map<String, Query> queries(Map<String, StoredCascade> cascades) {
    Map<String, Query> queries = new TreeMap<>();
    cascades.forEach((camera, stored) -> queries.put(camera, stored.cascade().query()));
    return queries;
  }
}
