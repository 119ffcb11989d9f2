package io.noscope.spark.clips;

import io.noscope.label.Query;
import io.noscope.spark.conf.NoScopeConf;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;

/**
 * Boxes to draw on clips: those of the reference detector that make a query's answer positive.
 *
 * @param queries by camera, what they are of
 * @param conf settings: detector, device and store
 * @param referenceId id of the detector
 */
record ClipBoxes(Map<String, Query> queries, NoScopeConf conf, String referenceId)
    implements Serializable {
  ClipBoxes {
    queries = Map.copyOf(queries);
    Objects.requireNonNull(conf, "conf");
    Objects.requireNonNull(referenceId, "referenceId");
  }
}
