package io.noscope.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SparkFileUtils$;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one session of this JVM: two cores, no UI, a store and warehouse of its own. */
public final class LocalSpark implements ParameterResolver {
  private static Optional<SparkSession> session = Optional.empty();
  private static Optional<Path> home = Optional.empty();

  /** The session, started at the first call and after each {@link #stop}. */
  public static synchronized SparkSession session() {
    if (session.isEmpty()) {
      session = Optional.of(builder().master("local[2]").getOrCreate());
    }
    return session.get();
  }

  /** Ends the session, for a test that needs another kind; the next to ask starts a new one. */
  public static synchronized void stop() {
    session.ifPresent(SparkSession::stop);
    session = Optional.empty();
  }

  /**
   * What all sessions of the tests have in common; the functions come by the registry alone. Labels
   * are not remembered: what tests of cascades say must not hinge on which of them runs first.
   */
  public static SparkSession.Builder builder() {
    return SparkSession.builder()
        .appName("tests")
        .config("spark.ui.enabled", false)
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", 2)
        .config("spark.sql.warehouse.dir", home().resolve("warehouse").toString())
        .config("spark.noscope.store", home().resolve("store").toString())
        .config("spark.noscope.ledger", false)
        // Only tests of it ask the reference about files that a cascade was not trained on.
        .config("spark.noscope.drift", 0);
  }

  /**
   * The same with executors that are processes of their own.
   *
   * @param master such as {@code local-cluster[2,1,1024]}
   */
  public static SparkSession.Builder cluster(String master) {
    return builder()
        .master(master)
        // There is no installed Spark: executors run on this JVM's class path. The launcher
        // does without a folder of jars only where it believes itself in Spark's own tests.
        .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
        .config("spark.executorEnv.SPARK_TESTING", "1")
        .config("spark.executorEnv.SPARK_SCALA_VERSION", "2.13")
        .config("spark.executorEnv.OMP_NUM_THREADS", "1");
  }

  /** A folder that goes with the JVM; sessions share it. */
  static synchronized Path home() {
    if (home.isEmpty()) {
      try {
        Path folder = Files.createTempDirectory("noscope-spark-tests");
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(() -> SparkFileUtils$.MODULE$.deleteRecursively(folder.toFile())));
        home = Optional.of(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return home.get();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == SparkSession.class;
  }

  @Override
  public SparkSession resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return session();
  }
}
