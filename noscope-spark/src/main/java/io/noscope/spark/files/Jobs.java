package io.noscope.spark.files;

import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;

/** Says in Spark's UI, and to whoever listens, what a job is for. */
public final class Jobs {
  private static final String DESCRIPTION = "spark.job.description";

  private Jobs() {}

  /** Runs jobs under a description, then puts back the one before. */
  public static <T> T described(JavaSparkContext spark, String description, Supplier<T> jobs) {
    String before = spark.getLocalProperty(DESCRIPTION);
    spark.setLocalProperty(DESCRIPTION, description);
    try {
      return jobs.get();
    } finally {
      spark.setLocalProperty(DESCRIPTION, before);
    }
  }
}
