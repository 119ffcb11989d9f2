package io.noscope.spark.task;

import io.noscope.detect.ClassNames;
import io.noscope.detect.DetectorSpec;
import io.noscope.detect.ReferenceDetector;
import io.noscope.spark.conf.NoScopeConf;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import org.apache.hadoop.conf.Configuration;

/**
 * A reference detector and the store that remembers what it says.
 *
 * @param spec the detector
 * @param id by which its answers are kept
 * @param store folder of the store
 */
public record RememberedReference(DetectorSpec spec, String id, String store)
    implements Serializable {
  /**
   * The one that the settings name, once it is sure that it knows these classes.
   *
   * @throws IllegalArgumentException for a class that it does not know, naming the nearest
   * @throws IOException when the detector cannot be read
   */
  public static RememberedReference of(
      NoScopeConf conf, Collection<String> classes, Configuration hadoop) throws IOException {
    try (ReferenceDetector detector = conf.reference().open(hadoop)) {
      classes.forEach(label -> ClassNames.require(label, detector.labels()));
      return new RememberedReference(conf.reference(), detector.id(), conf.store());
    }
  }

  TaskReference open(TaskDevice device, Configuration hadoop) {
    return new TaskReference(spec, id, store, device, hadoop);
  }
}
