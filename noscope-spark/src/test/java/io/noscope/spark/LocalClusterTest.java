package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Executors that are processes of their own: all that they need must travel to them. */
@Tag("slow")
class LocalClusterTest {
  private static final int DRIVER_AND_TWO_EXECUTORS = 3;

  private static List<Long> expected;
  private static SparkSession cluster;

  /** One JVM has one session, so the tests' usual one makes room. */
  @BeforeAll
  static void start() {
    expected = Pedestrians.positives(Pedestrians.planned(LocalSpark.session()));
    LocalSpark.stop();
    cluster = LocalSpark.cluster("local-cluster[2,1,1024]").getOrCreate();
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.stop();
    }
  }

  @Test
  void theQueryGivesTheSameFrames() {
    Dataset<Row> people =
        NoScope.filter(Pedestrians.read(cluster, Map.of("partitions", "6")), "person");

    assertThat(Pedestrians.frames(people)).isEqualTo(expected);
    assertThat(cluster.sparkContext().statusTracker().getExecutorInfos())
        .hasSize(DRIVER_AND_TWO_EXECUTORS);
  }

  @Test
  void theFunctionsRunThere() {
    Pedestrians.read(cluster, Map.of("partitions", "2")).createOrReplaceTempView("v");

    Dataset<Row> people =
        cluster.sql(
            "SELECT frame FROM v WHERE frame IN (%d, 794)".formatted(expected.get(0))
                + " AND size(noscope_detect(image)) > 0"
                + " AND NOT NOT noscope_contains(image, 'person')");

    assertThat(Pedestrians.frames(people)).contains(expected.get(0));
  }
}
