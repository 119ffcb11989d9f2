package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.Plans;
import io.noscope.spark.Watch;
import io.noscope.video.GroupSample;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sample is of groups of pictures, and only those are decoded. */
@ExtendWith(LocalSpark.class)
class SamplePushdownTest {
  private static final long SEED = 5;

  private static List<Long> expected() throws IOException {
    VideoInfo video = Pedestrians.probe();
    GroupSample sample = new GroupSample(0, 0.3, SEED);
    return LongStream.range(0, Pedestrians.FRAMES)
        .filter(frame -> sample.keeps(video, frame))
        .boxed()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void isTheSameWhateverThePartitions(int partitions, SparkSession spark) throws IOException {
    Dataset<Row> rows =
        Pedestrians.read(spark, Map.of("partitions", String.valueOf(partitions)))
            .sample(0.3, SEED)
            .select("frame");

    assertThat(Plans.optimized(rows)).doesNotContain("Sample");
    assertThat(Pedestrians.frames(rows)).isEqualTo(expected()).hasSizeBetween(50, 500);
  }

  @Test
  void decodesNothingElse(SparkSession spark) throws IOException {
    Watch.Seen<List<Long>> seen =
        Watch.over(spark, () -> Pedestrians.frames(Pedestrians.read(spark).sample(0.3, SEED)));

    assertThat(seen.decoded()).isEqualTo(expected().size()).isEqualTo(seen.result().size());
  }

  @Test
  void isTakenBeforeConditions(SparkSession spark) throws IOException {
    Dataset<Row> rows = Pedestrians.read(spark).sample(0.3, SEED).where("frame % 5 = 0");

    assertThat(Plans.physical(rows)).contains("sample 0.0 to 0.3");
    assertThat(Pedestrians.frames(rows))
        .isEqualTo(expected().stream().filter(frame -> frame % 5 == 0).toList());
  }

  @Test
  void canBeAskedForInSql(SparkSession spark) throws IOException {
    Pedestrians.read(spark).createOrReplaceTempView("pedestrians");
    Dataset<Row> rows =
        spark.sql("select frame from pedestrians tablesample (30 percent) repeatable (5)");

    assertThat(Pedestrians.frames(rows)).isEqualTo(expected());
  }

  @Test
  void isLeftToSparkWithReplacement(SparkSession spark) {
    Dataset<Row> rows = Pedestrians.read(spark).sample(true, 0.3, SEED);

    assertThat(Plans.optimized(rows)).contains("Sample");
    assertThat(rows.select("frame").collectAsList()).isNotEmpty();
  }

  @Test
  void isLeftToSparkBehindOtherSteps(SparkSession spark) {
    Dataset<Row> rows = Pedestrians.read(spark).where("frame < 700").sample(0.3, SEED);

    assertThat(Plans.optimized(rows)).contains("Sample");
  }
}
