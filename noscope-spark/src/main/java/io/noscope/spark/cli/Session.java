package io.noscope.spark.cli;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Archives;
import io.noscope.spark.files.VideoListing;
import io.noscope.spark.train.Cascades;
import io.noscope.store.StoredCascade;
import io.noscope.video.VideoFile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;

/**
 * A command's Spark session and what it is asked to read.
 *
 * @param spark the session
 * @param owned whether it was started for the command and ends with it
 * @param progress what it tells the user meanwhile
 * @param options the command's options
 */
record Session(SparkSession spark, boolean owned, Progress progress, QueryOptions options)
    implements AutoCloseable {
  private static final long LISTENER_TIMEOUT_MILLIS = 60_000;

  static Session open(QueryOptions options) {
    return open(options, options.master());
  }

  /**
   * The same on a certain master.
   *
   * @param master null for spark-submit's, else all cores of this machine
   */
  static Session open(QueryOptions options, String master) {
    options.check();
    boolean owned = SparkSession.getDefaultSession().isEmpty();
    SparkSession.Builder builder = SparkSession.builder().appName("noscope");
    if (master != null) {
      builder = builder.master(master);
    } else if (System.getProperty("spark.master") == null) {
      builder = builder.master("local[*]");
    }
    SparkSession spark = builder.getOrCreate();
    Progress progress = new Progress(options.quiet());
    spark.sparkContext().addSparkListener(progress);
    return new Session(spark, owned, progress, options);
  }

  JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  /** The settings that hold for the command. */
  NoScopeConf conf() {
    return NoScopeConf.resolve(options.readerOptions(), SQLConf.get(), List.of());
  }

  /** Listeners hear of tasks a little later than the driver; this waits for them. */
  void waitForListeners() {
    try {
      spark.sparkContext().listenerBus().waitUntilEmpty(LISTENER_TIMEOUT_MILLIS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("Spark's listeners are a minute late", e);
    }
  }

  /** The cascade of each camera, trained where the store has none. */
  Map<String, StoredCascade> cascades() {
    return Cascades.obtain(spark, videos(), conf(), conf().query(options.object()));
  }

  Archive archive() {
    return Archives.open(spark, videos(), conf());
  }

  /** The files that the command names. */
  List<VideoFile> videos() {
    return new VideoListing(options.paths(), conf().listing()).videos(spark);
  }

  /** The frames, with some options replaced. */
  Dataset<Row> frames(Map<String, String> replaced) {
    return spark
        .read()
        .format("video")
        .options(options.readerOptions())
        .options(replaced)
        .load(options.paths().toArray(String[]::new));
  }

  /** Lets tasks of a failed job end first: the JVM crashes if it exits under native code. */
  @Override
  public void close() {
    waitForListeners();
    progress.awaitIdle();
    spark.sparkContext().removeSparkListener(progress);
    if (owned) {
      spark.stop();
    }
  }
}
