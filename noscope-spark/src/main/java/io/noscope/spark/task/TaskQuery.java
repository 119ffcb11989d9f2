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
  /** What queries of the same detector and store have in common. */
  record Reference(DetectorSpec spec, String id, String store) {
    TaskReference open(TaskDevice device, Configuration hadoop) {
      return new TaskReference(spec, id, store, device, hadoop);
    }
  }

  /** What is remembered of the labels. */
  Optional<LabelLedger> ledger(Configuration hadoop) {
    return rules.map(known -> new LabelLedger(hadoop, store, known));
  }

  Reference commonReference() {
    return new Reference(reference, cascade.referenceId(), store);
  }
}
