package io.noscope.spark.task;

import io.noscope.cascade.Cascade;
import io.noscope.detect.DetectorSpec;
import io.noscope.store.LabelLedger;
import io.noscope.store.LabelRules;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * One of the queries of a task.
 *
 * @param cascade its plan
 * @param reference the reference detector that the plan was fitted to
 * @param store folder of the store, which remembers what the reference detector said
 * @param rules by which labels come about, where the ledger is to remember them
 */
public record TaskQuery(
    Cascade cascade, DetectorSpec reference, String store, Optional<LabelRules> rules) {
  /** What is remembered of the labels. */
  Optional<LabelLedger> ledger(Configuration hadoop) {
    return rules.map(known -> new LabelLedger(hadoop, store, known));
  }

  /** What queries of the same detector and store have in common. */
  RememberedReference commonReference() {
    return new RememberedReference(reference, cascade.referenceId(), store);
  }
}
