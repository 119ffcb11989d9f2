package io.noscope.spark.frames;

import io.noscope.cascade.Cascade;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.conf.Plan;
import io.noscope.spark.regions.CameraQueries;
import io.noscope.spark.task.RememberedReference;
import io.noscope.spark.train.StoredFacts;
import io.noscope.store.CascadeEntry;
import io.noscope.store.CascadeKey;
import io.noscope.store.CascadeStore;
import io.noscope.store.StoredCascade;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/**
 * The cascades that the store has for a query. A table of frames is not what they are trained on:
 * for cameras that have none, the reference detector is asked about every frame.
 *
 * @param byCamera those that there are
 * @param queries what the reference detector is asked of other cameras
 * @param reference its id
 */
record StoredPlans(Map<String, Cascade> byCamera, CameraQueries queries, String reference)
    implements Serializable {
  /**
   * Finds them.
   *
   * @param conf the settings of the query, its class among them
   * @throws IllegalArgumentException for a class that the reference detector does not know
   */
  static StoredPlans find(NoScopeConf conf, Configuration hadoop) throws IOException {
    String reference =
        RememberedReference.of(conf, List.of(conf.label().orElseThrow()), hadoop).id();
    Map<String, Cascade> byCamera = new TreeMap<>();
    CameraQueries queries = CameraQueries.of(conf.query().orElseThrow(), conf, hadoop);
    stored(conf, queries, reference, hadoop)
        .forEach((camera, found) -> byCamera.put(camera, found.cascade()));
    return new StoredPlans(byCamera, queries, reference);
  }

  private static Map<String, StoredCascade> stored(
      NoScopeConf conf, CameraQueries queries, String reference, Configuration hadoop)
      throws IOException {
    Map<String, StoredCascade> byCamera = new TreeMap<>();
    if (conf.plan() == Plan.REFERENCE) {
      return byCamera;
    }
    CascadeStore store = new CascadeStore(hadoop, conf.store());
    for (CascadeEntry entry : store.list()) {
      CascadeKey key = entry.key();
      if (queries.concerns(key.camera())
          && key.equals(queries.key(key.camera(), reference))
          && conf.camera().map(key.camera()::equals).orElse(true)) {
        store.find(key).ifPresent(found -> byCamera.put(key.camera(), found));
      }
    }
    return byCamera;
  }

  /** All queries' plans, in their order. */
  static List<StoredPlans> find(List<NoScopeConf> queries, Configuration hadoop)
      throws IOException {
    List<StoredPlans> plans = new ArrayList<>(queries.size());
    for (NoScopeConf query : queries) {
      plans.add(find(query, hadoop));
    }
    return plans;
  }

  /**
   * What runs for a camera.
   *
   * @throws IllegalArgumentException where the query is about a region that the camera has not
   */
  Cascade of(String camera) {
    return byCamera.containsKey(camera)
        ? byCamera.get(camera)
        : Cascade.referenceOnly(queries.of(camera), reference);
  }

  /** What {@link #find} would find, for people. */
  static String describe(NoScopeConf conf, Configuration hadoop) throws IOException {
    Map<String, StoredCascade> stored =
        stored(
            conf,
            CameraQueries.of(conf.query().orElseThrow(), conf, hadoop),
            conf.reference().id(hadoop),
            hadoop);
    StringBuilder text = new StringBuilder();
    stored.forEach(
        (camera, found) -> text.append(camera + ": " + StoredFacts.describe(found) + "; "));
    return text + (stored.isEmpty() ? "" : "else ") + "every frame -> reference";
  }
}
