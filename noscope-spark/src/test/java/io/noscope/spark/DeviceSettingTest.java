package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where Spark has no GPU to give, as in local mode. */
@ExtendWith(LocalSpark.class)
class DeviceSettingTest {
  private static final String NONE = "Spark has given this task no GPU";

  @Test
  void aScanThatAsksForOneFailsAndBlamesNoFile(SparkSession spark) {
    Pedestrians.planned(spark);

    assertThatThrownBy(
            () ->
                Pedestrians.labels(
                    NoScope.labels(
                        Pedestrians.read(spark, Map.of("device", "gpu")), Pedestrians.QUERY)))
        .hasStackTraceContaining(NONE);
  }

  @Test
  void soDoesAQuestionOfAnImage(SparkSession spark) {
    Map<String, String> options = Map.of("step", "200", "device", "gpu");

    assertThatThrownBy(
            () ->
                Pedestrians.read(spark, options)
                    .selectExpr("noscope_detect(image)")
                    .collectAsList())
        .hasStackTraceContaining(NONE);
  }

  @Test
  void readingAloneAsksForNone(SparkSession spark) {
    assertThat(Pedestrians.read(spark, Map.of("device", "gpu", "step", "100")).count())
        .isEqualTo(8);
  }

  @Test
  void sharesOfGpusAreNothingToLocalMode(SparkSession spark) {
    Pedestrians.planned(spark);

    assertThat(
            Pedestrians.labels(
                NoScope.labels(
                    Pedestrians.read(spark, Map.of("gpusPerTask", "0.5")), Pedestrians.QUERY)))
        .isEqualTo(Pedestrians.planned(spark));
  }
}
