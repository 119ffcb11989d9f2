package io.noscope.spark.frames;

import io.noscope.cascade.Cascade;
import io.noscope.detect.ClassNames;
import io.noscope.detect.DetectorSpec;
import io.noscope.detect.ReferenceDetector;
import io.noscope.label.Query;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.conf.Plan;
import io.noscope.store.CascadeEntry;
import io.noscope.store.CascadeStore;
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
 * @param otherwise what runs for other cameras
 */
record StoredPlans(Map<String, Cascade> byCamera, Cascade otherwise) implements Serializable {
  /**
   * Finds them.
   *
   * @param conf the settings of the query, its class among them
   * @throws IllegalArgumentException for a class that the reference detector does not know
   */
  static StoredPlans find(NoScopeConf conf, Configuration hadoop) throws IOException {
    Query query = conf.query().orElseThrow();
    String reference;
    try (ReferenceDetector detector = DetectorSpec.of(conf.reference()).open(hadoop)) {
      ClassNames.require(query.label(), detector.labels());
      reference = detector.id();
    }
    Map<String, Cascade> byCamera = new TreeMap<>();
    if (conf.plan() != Plan.REFERENCE) {
      CascadeStore store = new CascadeStore(hadoop, conf.store());
      for (CascadeEntry entry : store.list()) {
        boolean asked =
            entry.key().query().equals(query) && entry.key().referenceId().equals(reference);
        if (asked && conf.camera().map(entry.key().camera()::equals).orElse(true)) {
          store
              .find(entry.key())
              .ifPresent(found -> byCamera.put(entry.key().camera(), found.cascade()));
        }
      }
    }
    return new StoredPlans(byCamera, Cascade.referenceOnly(query, reference));
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

  /** What runs for a camera. */
  Cascade of(String camera) {
    return byCamera.getOrDefault(camera, otherwise);
  }

  /** For people. */
  String describe() {
    StringBuilder text = new StringBuilder();
    byCamera.forEach((camera, cascade) -> text.append(camera + ": " + cascade.describe() + "; "));
    return text + (byCamera.isEmpty() ? "" : "else ") + "every frame -> reference";
  }
}
