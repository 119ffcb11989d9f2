package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.TestData;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.Watch;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The option {@code step}, and its like in SQL. */
@ExtendWith(LocalSpark.class)
class StepTest {
  private static Dataset<Row> read(SparkSession spark, String name, int step) {
    return spark
        .read()
        .format("video")
        .option("step", step)
        .load(TestData.file("videos/traps/" + name).toString());
  }

  private static Watch.Seen<List<Long>> frames(SparkSession spark, Dataset<Row> rows) {
    return Watch.over(spark, () -> Pedestrians.frames(rows));
  }

  private static List<Long> multiples(int step, int end) {
    return LongStream.range(0, end).filter(frame -> frame % step == 0).boxed().toList();
  }

  @ParameterizedTest
  @CsvSource({"h264-bframes.mp4,200", "hevc-opengop.mp4,200", "mjpeg.avi,120"})
  void decodesLessForLess(String name, int count, SparkSession spark) {
    Watch.Seen<List<Long>> all = frames(spark, read(spark, name, 1));
    Watch.Seen<List<Long>> tenth = frames(spark, read(spark, name, 10));
    Watch.Seen<List<Long>> inSql = frames(spark, read(spark, name, 1).where("frame % 10 = 0"));

    assertThat(all.result()).isEqualTo(multiples(1, count));
    assertThat(tenth.result()).isEqualTo(multiples(10, count)).isEqualTo(inSql.result());
    assertThat(all.decoded()).isGreaterThanOrEqualTo(count);
    assertThat(tenth.decoded()).isLessThan(all.decoded() * 3 / 4).isEqualTo(inSql.decoded());
  }

  @Test
  void joinsWithConditions(SparkSession spark) {
    Dataset<Row> rows =
        Pedestrians.read(spark, Map.of("step", "4")).where("frame % 6 = 0 and frame < 60");

    assertThat(Pedestrians.frames(rows)).containsExactly(0L, 12L, 24L, 36L, 48L);
  }
}
