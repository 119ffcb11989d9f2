package io.noscope.spark.cli;

import io.noscope.spark.train.Cascades;
import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;

/**
 * What a second executor brings: the second query on one executor process and on two, of one core
 * each, the least of some interleaved rounds. While executors are young their JVMs compile on the
 * cores that the tasks of two would need, so the query is repeated, as often for each executor.
 *
 * @param oneExecutor seconds
 * @param twoExecutors seconds
 */
record Scaling(double oneExecutor, double twoExecutors) {
  private static final int ROUNDS = 2;
  private static final int RUNS_PER_EXECUTOR = 4;

  /**
   * Times the query. Cascades that the store lacks are trained beforehand. Every run has a store of
   * its own with nothing but the cascades in it, so that none profits from another.
   */
  static Scaling measure(QueryOptions options) throws IOException {
    Path store;
    Configuration hadoop;
    try (Session session = Session.open(options)) {
      hadoop = new Configuration(session.context().hadoopConfiguration());
      store = train(session, hadoop);
    }
    Path scratch = new Path(store, "bench-" + UUID.randomUUID());
    try {
      Scaling best = new Scaling(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
      for (int round = 0; round < ROUNDS; round++) {
        best =
            new Scaling(
                Math.min(best.oneExecutor, seconds(options, 1, store, scratch)),
                Math.min(best.twoExecutors, seconds(options, 2, store, scratch)));
      }
      return best;
    } finally {
      scratch.getFileSystem(hadoop).delete(scratch, true);
    }
  }

  /** Sees to it that there is a cascade for each camera; returns the store. */
  private static Path train(Session session, Configuration hadoop) throws IOException {
    OutputFolder.require("--store", session.conf().store(), hadoop);
    Cascades.obtain(
        session.spark(),
        session.videos(),
        session.conf(),
        session.conf().query(session.options().object()));
    Path store = new Path(session.conf().store());
    return store.getFileSystem(hadoop).makeQualified(store);
  }

  /** A session of its own: one run to warm up, then the quickest of some. */
  private static double seconds(QueryOptions options, int executors, Path store, Path scratch)
      throws IOException {
    long memory = new SparkConf().getSizeAsMb("spark.executor.memory", "1g");
    String master = "local-cluster[%d,1,%d]".formatted(executors, memory);
    String application;
    double seconds = Double.POSITIVE_INFINITY;
    try (Session session = Session.open(options, master)) {
      application = session.spark().sparkContext().applicationId();
      run(session, executors, store, new Path(scratch, "warm-" + UUID.randomUUID()));
      for (int run = 0; run < RUNS_PER_EXECUTOR * executors; run++) {
        Path fresh = new Path(scratch, "run-" + UUID.randomUUID());
        seconds = Math.min(seconds, run(session, executors, store, fresh));
      }
    }
    // Workers in a driver leave the jars and logs of their executors behind.
    FileUtil.fullyDelete(
        new File(System.getenv().getOrDefault("SPARK_HOME", "."), "work/" + application));
    return seconds;
  }

  private static double run(Session session, int executors, Path store, Path fresh)
      throws IOException {
    Configuration hadoop = session.context().hadoopConfiguration();
    StoreParts.copy(StoreParts.CASCADES, store, fresh, hadoop);
    Map<String, String> remembersNothing = Map.of("store", fresh.toString(), "ledger", "false");
    return LabelRun.run(session, "query on %d executors".formatted(executors), remembersNothing)
        .seconds();
  }

  /** How many times quicker two executors are. */
  double ratio() {
    return oneExecutor / twoExecutors;
  }

  String table() {
    return String.format(
        Locale.ROOT,
        "%nsecond query on one executor: %.2f s, on two: %.2f s, %.2f times quicker%n",
        oneExecutor,
        twoExecutors,
        ratio());
  }

  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("oneExecutorSeconds", oneExecutor);
    values.put("twoExecutorSeconds", twoExecutors);
    values.put("scalingRatio", ratio());
    return values;
  }
}
