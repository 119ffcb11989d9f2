package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import io.noscope.video.OpenInputs;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** However a task ends, FFmpeg holds no file open after it. */
@ExtendWith(LocalSpark.class)
class ClosedInputsTest {
  private final TaskWatch tasks = new TaskWatch();

  private static Dataset<Row> pictures(SparkSession spark) {
    return Pedestrians.read(spark, Map.of("resize", "64")).select("frame", "image");
  }

  @BeforeEach
  void watch(SparkSession spark) {
    spark.sparkContext().addSparkListener(tasks);
  }

  /** A job is over as soon as one of its tasks fails; the others stop a little later. */
  @AfterEach
  void nothingIsOpen(SparkSession spark) throws Exception {
    spark.sparkContext().listenerBus().waitUntilEmpty();
    tasks.awaitEnd();
    spark.sparkContext().removeSparkListener(tasks);
    assertThat(OpenInputs.count()).isZero();
  }

  @Test
  void somethingIsOpenWhileATaskReads(SparkSession spark) {
    List<Integer> open =
        pictures(spark).where("frame = 50").javaRDD().map(row -> OpenInputs.count()).collect();

    assertThat(open).hasSize(1).allMatch(count -> count > 0);
  }

  @Test
  void afterANormalEnd(SparkSession spark) {
    assertThat(Pedestrians.frames(pictures(spark))).hasSize(Pedestrians.FRAMES);
  }

  @Test
  void afterALimit(SparkSession spark) {
    assertThat(pictures(spark).limit(5).collectAsList()).hasSize(5);
    assertThat(pictures(spark).takeAsList(3)).hasSize(3);
  }

  @Test
  void afterALimitThatTheScanDoesNotKnowOf(SparkSession spark) {
    assertThat(pictures(spark).where("image.width > 1").javaRDD().take(2)).hasSize(2);
  }

  @Test
  void afterAFailureOfATask(SparkSession spark) {
    assertThatThrownBy(
            () ->
                pictures(spark)
                    .javaRDD()
                    .foreach(
                        row -> {
                          throw new IllegalStateException("frame " + row.getLong(0));
                        }))
        .hasMessageContaining("IllegalStateException");
  }

  @Test
  void afterAFileThatIsBad(SparkSession spark) {
    Map<String, String> options = Map.of("mode", "FAILFAST");
    Dataset<Row> damaged = Traps.read(spark, Traps.file("damaged-middle.mp4"), options);

    assertThatThrownBy(() -> damaged.select("frame").collectAsList())
        .hasMessageContaining("damaged");
    assertThat(damaged.where("frame < 20").select("frame").collectAsList()).hasSize(20);
  }

  @Test
  void afterACount(SparkSession spark) {
    assertThat(pictures(spark).count()).isEqualTo(Pedestrians.FRAMES);
  }
}
