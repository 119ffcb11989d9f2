package io.noscope.examples;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Spark on two cores of this machine, as the examples' tests use it. */
public final class LocalSession {
  private LocalSession() {}

  /**
   * Settings that keep a session to itself.
   *
   * @param home folder of the test
   */
  public static SparkSession.Builder in(Path home) {
    return SparkSession.builder()
        .appName("test")
        .master("local[2]")
        .config("spark.ui.enabled", false)
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.warehouse.dir", home.resolve("warehouse").toString());
  }
}
