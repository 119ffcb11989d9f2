package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.Plans;
import io.noscope.spark.Watch;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A limit ends decoding. */
@ExtendWith(LocalSpark.class)
class LimitPushdownTest {
  private static Dataset<Row> read(SparkSession spark) {
    return Pedestrians.read(spark, Map.of("partitions", "4"));
  }

  static Stream<Named<Function<Dataset<Row>, Object>>> waysToAskForFive() {
    return Stream.of(
        Named.of("limit and collect", rows -> rows.limit(5).collectAsList().size()),
        Named.of("limit and count", rows -> (int) rows.limit(5).count()),
        Named.of("head", rows -> ((Row[]) rows.head(5)).length),
        Named.of("take", rows -> rows.takeAsList(5).size()));
  }

  @ParameterizedTest
  @MethodSource("waysToAskForFive")
  void fiveRowsDecodeFewFrames(Function<Dataset<Row>, Object> ask, SparkSession spark) {
    Dataset<Row> rows = read(spark);
    Watch.Seen<Object> seen = Watch.over(spark, () -> ask.apply(rows));

    assertThat(seen.result()).isEqualTo(5);
    assertThat(seen.decoded()).isBetween(5L, 60L);
  }

  @Test
  void showDecodesFewFrames(SparkSession spark) {
    var rows = (org.apache.spark.sql.classic.Dataset<Row>) read(spark);
    Watch.Seen<String> seen = Watch.over(spark, () -> rows.showString(5, 20, false));

    assertThat(seen.result()).contains("only showing top 5 rows");
    assertThat(seen.decoded()).isBetween(6L, 60L);
  }

  @Test
  void countsRowsThatPassTheConditions(SparkSession spark) {
    Dataset<Row> rows = read(spark).where("frame % 10 = 7").limit(5).select("frame");

    assertThat(Plans.physical(rows)).contains("limit 5");
    assertThat(Pedestrians.frames(rows)).isEqualTo(List.of(7L, 17L, 27L, 37L, 47L));
  }

  @Test
  void isNotPushedBelowWhatIsLeftToSpark(SparkSession spark) {
    Dataset<Row> rows = read(spark).where("length(path) + frame > length(path) + 700").limit(5);

    assertThat(Plans.physical(rows)).doesNotContain("limit 5");
    assertThat(Pedestrians.frames(rows)).isEqualTo(List.of(701L, 702L, 703L, 704L, 705L));
  }
}
