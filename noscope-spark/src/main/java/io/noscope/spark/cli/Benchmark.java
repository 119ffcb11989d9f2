package io.noscope.spark.cli;

import io.noscope.label.ErrorRates;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Archive;
import io.noscope.spark.train.Cascades;
import io.noscope.spark.train.StoredFacts;
import io.noscope.store.StoredCascade;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.apache.hadoop.fs.Path;

/**
 * One archive, four ways, in one process: reading alone, the first query, the second query, and the
 * reference detector on every frame, which the labels are then held against.
 *
 * @param archive what was read
 * @param cores that ran tasks
 * @param source what reading every frame takes
 * @param first with labelling and training
 * @param second with the cascade in the store and every reference label forgotten
 * @param seconds of each second query
 * @param decoding of each reading of all frames, between the second queries
 * @param reference the reference detector on every frame
 * @param errors of the second query's labels against it, over the whole archive
 * @param stored the cascade
 * @param memory the plan where decoding is free
 * @param rates of the stages of that
 */
record Benchmark(
    Archive archive,
    int cores,
    SourceRates source,
    LabelRun first,
    LabelRun second,
    Repeated seconds,
    Repeated decoding,
    LabelRun reference,
    ErrorRates errors,
    StoredCascade stored,
    MemoryPlan memory,
    StageRates rates) {
  /**
   * Runs all of it in stores of its own, which are deleted at the end, and without a ledger.
   *
   * @param repeats second queries, in turn with reading all frames
   */
  static Benchmark run(Session session, int repeats) throws IOException {
    Archive archive = session.archive();
    NoScopeConf conf = session.conf();
    Path scratch = new Path(conf.store(), "bench-" + UUID.randomUUID());
    var fs = scratch.getFileSystem(session.context().hadoopConfiguration());
    Map<String, String> fresh =
        Map.of("store", new Path(scratch, "query").toString(), "ledger", "false");
    Map<String, String> asked = new HashMap<>(fresh);
    asked.putAll(Map.of("store", new Path(scratch, "reference").toString(), "plan", "reference"));
    try {
      SourceRates source = SourceRates.measure(session, archive);
      LabelRun first = LabelRun.run(session, "first query", fresh);
      LabelRun second = null;
      List<Double> seconds = new ArrayList<>();
      List<Double> decoding = new ArrayList<>();
      for (int i = 0; i < repeats; i++) {
        decoding.add(SourceRates.allCores(session, archive));
        fs.delete(new Path(new Path(scratch, "query"), StoreParts.DETECTIONS), true);
        LabelRun again = LabelRun.run(session, "second query", fresh);
        second = second == null || again.seconds() < second.seconds() ? again : second;
        seconds.add(again.seconds());
      }
      LabelRun reference = LabelRun.run(session, "reference on every frame", asked);
      StoredCascade stored =
          Cascades.obtain(
                  session.spark(),
                  session.videos(),
                  conf.with(fresh),
                  conf.query(session.options().object()))
              .values()
              .iterator()
              .next();
      ErrorRates errors = second.errors(reference, archive, stored);
      MemoryPlan memory =
          MemoryPlan.of(session, archive, new Path(scratch, "reference").toString(), reference);
      return new Benchmark(
          archive,
          session.context().defaultParallelism(),
          source,
          first,
          second,
          new Repeated(seconds),
          new Repeated(decoding),
          reference,
          errors,
          stored,
          memory,
          StageRates.measure(memory.stored().cascade()));
    } finally {
      fs.delete(scratch, true);
    }
  }

  /** The floor of plans that decode all frames. */
  double decodeSeconds() {
    return decoding.median();
  }

  /** What the tasks of the fastest second query took, shared out to all cores. */
  double taskSeconds() {
    return second.counts().nanos() / 1e9 / cores;
  }

  /**
   * What the cost model says that the tasks of a second query take, on all cores; empty where it
   * had nothing to go by. What Spark takes to start them is not in it.
   */
  OptionalDouble predictedSeconds() {
    Optional<Double> each = StoredFacts.of(stored).expectedSeconds().filter(seconds -> seconds > 0);
    return each.isPresent()
        ? OptionalDouble.of(each.get() * archive.frames() / cores)
        : OptionalDouble.empty();
  }

  double framesPerSecond() {
    return archive.frames() / archive.seconds();
  }
}
