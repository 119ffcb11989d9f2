package io.noscope.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.noscope.cascade.Cascade;
import io.noscope.cascade.StillStage;
import io.noscope.detect.DifferenceSpec;
import io.noscope.detect.ModelSpec;
import io.noscope.detect.MotionMask;
import io.noscope.detect.TrainedModel;
import io.noscope.detect.TrainingMetrics;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code cascade.json} says: everything but the arrays and the texts, which lie beside it. The
 * key is written in full, so that a file in the wrong place shows.
 *
 * @param format version of this layout, {@link #FORMAT}
 * @param key what the cascade was trained for
 * @param description the plan in one line, for people
 * @param still threshold of the still stage
 * @param skip every how many frames one is examined
 * @param disposables whether disposable frames are examined
 * @param drafts whether drafts are looked at
 * @param difference the difference detector but for its arrays
 * @param model the specialised model but for its arrays
 * @param hasReport whether there is a report
 * @param metadata as saved
 */
record CascadeDocument(
    int format,
    CascadeKey key,
    String description,
    Optional<Double> still,
    int skip,
    boolean disposables,
    boolean drafts,
    Optional<Difference> difference,
    Optional<Model> model,
    boolean hasReport,
    SortedMap<String, String> metadata) {
  static final int FORMAT = 1;

  CascadeDocument {
    if (format != FORMAT) {
      throw new IllegalArgumentException("there is no format " + format);
    }
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(metadata, "metadata");
  }

  /**
   * @param weights length of the array of weights
   * @param mask where it does not look, if anywhere; else not written, as before there were masks
   */
  record Difference(
      DifferenceSpec spec,
      double threshold,
      int weights,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<MotionMask> mask) {
    Difference {
      Objects.requireNonNull(spec, "spec");
    }
  }

  /** An array of weights and its length. */
  record Weights(String name, int length) {}

  /** The thresholds are floats, written as doubles so that they come back exactly. */
  record Model(
      ModelSpec spec, double low, double high, TrainingMetrics metrics, List<Weights> weights) {
    Model {
      Objects.requireNonNull(spec, "spec");
      Objects.requireNonNull(metrics, "metrics");
      weights = List.copyOf(weights);
    }
  }

  static CascadeDocument of(CascadeKey key, StoredCascade stored) {
    Cascade cascade = stored.cascade();
    return new CascadeDocument(
        FORMAT,
        key,
        cascade.describe(),
        cascade.still().map(StillStage::threshold),
        cascade.skip(),
        cascade.disposables(),
        cascade.drafts(),
        cascade
            .difference()
            .map(
                stage ->
                    new Difference(
                        stage.detector().spec(),
                        stage.threshold(),
                        stage.detector().weights().length,
                        stage.detector().mask())),
        cascade
            .model()
            .map(
                stage ->
                    new Model(
                        stage.model().spec(),
                        stage.low(),
                        stage.high(),
                        stage.model().metrics(),
                        weights(stage.model()))),
        stored.report().isPresent(),
        new TreeMap<>(stored.metadata()));
  }

  private static List<Weights> weights(TrainedModel model) {
    return model.weights().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .map(entry -> new Weights(entry.getKey(), entry.getValue().length))
        .toList();
  }
}
