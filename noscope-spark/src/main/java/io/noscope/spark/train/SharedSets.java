package io.noscope.spark.train;

import io.noscope.detect.ModelSpec;
import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The labelled sample at each side that some model looks at, each shared by itself: a task fetches
 * what its model needs.
 *
 * @param bySide one set or more, of the same frames
 */
record SharedSets(SortedMap<Integer, Broadcast<TrainingSet>> bySide) implements Serializable {
  /**
   * Shares what these models look at.
   *
   * @param specs one or more
   * @param sets makes the set of a side
   */
  static SharedSets of(
      JavaSparkContext spark, List<ModelSpec> specs, IntFunction<TrainingSet> sets) {
    SortedMap<Integer, Broadcast<TrainingSet>> bySide = new TreeMap<>();
    for (ModelSpec spec : specs) {
      bySide.computeIfAbsent(spec.input(), side -> spark.broadcast(sets.apply(side)));
    }
    return new SharedSets(bySide);
  }

  /** What this model learns from. */
  TrainingSet of(ModelSpec spec) {
    return bySide.get(spec.input()).value();
  }

  /** Frames that models are trained on. */
  int frames() {
    return any().training().size();
  }

  /** Whether there is anything to learn. */
  boolean canTrain() {
    return any().canTrain();
  }

  private TrainingSet any() {
    return bySide.get(bySide.firstKey()).value();
  }

  void destroy() {
    bySide.values().forEach(Broadcast::destroy);
  }
}
