package io.noscope.spark.read;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import io.noscope.video.Image;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A reader makes all its pictures in one place of memory: whatever keeps rows has to have their own
 * pixels all the same.
 */
@ExtendWith(LocalSpark.class)
class OwnPixelsTest {
  private static final int EVERY = 15;
  private static final long LAST = 150;
  private static SortedMap<Long, Image> decoded;

  @BeforeAll
  static void decode() throws IOException {
    decoded = Pedestrians.images(EVERY).headMap(LAST + 1);
  }

  private static Dataset<Row> pictures(SparkSession spark) {
    // An eighth of the file is about a hundred frames: two parts give several rows each.
    return Pedestrians.read(spark, Map.of("step", String.valueOf(EVERY), "partitions", "8"))
        .where("frame <= " + LAST)
        .select("frame", "image");
  }

  private static void requireOwnPixels(List<Row> rows) {
    assertThat(rows)
        .extracting(row -> row.<Long>getAs("frame"))
        .containsExactlyInAnyOrderElementsOf(decoded.keySet());
    for (Row row : rows) {
      byte[] pixels = row.<Row>getAs("image").getAs("data");
      long frame = row.getAs("frame");
      assertThat(Arrays.equals(pixels, decoded.get(frame).bgr())).as("frame %d", frame).isTrue();
    }
  }

  @TestFactory
  List<DynamicTest> rowsKeepTheirPixels(SparkSession spark) {
    Dataset<Row> pictures = pictures(spark);
    return List.of(
        kept("collected", pictures, rows -> rows),
        kept("cached", pictures, Dataset::cache),
        kept("sorted", pictures, rows -> rows.orderBy(col("frame").desc())),
        kept("the first of a sort", pictures, rows -> rows.orderBy(col("frame").desc()).limit(99)),
        kept("shuffled", pictures, rows -> rows.repartition(3, col("frame"))),
        kept("in one partition", pictures, rows -> rows.coalesce(1)),
        kept("filtered by Spark", pictures, rows -> rows.where("image.width > 1 and rand(1) < 2")),
        kept("joined", pictures, rows -> rows.join(rows.select("frame"), "frame")),
        kept("broadcast", pictures, rows -> rows.select("frame").join(broadcast(rows), "frame")),
        kept(
            "aggregated",
            pictures,
            rows -> rows.groupBy("frame").agg(expr("first(image)").as("image"))),
        kept(
            "extremes",
            pictures,
            rows -> rows.groupBy("frame").agg(expr("max_by(image, frame)").as("image"))),
        kept(
            "listed",
            pictures,
            rows -> rows.selectExpr("inline(array_sort(collect_list(struct(frame, image))))")),
        kept(
            "in a window",
            pictures,
            rows -> rows.selectExpr("frame", "lag(image, 0) over (order by frame) image")));
  }

  private static DynamicTest kept(
      String name, Dataset<Row> pictures, UnaryOperator<Dataset<Row>> way) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Dataset<Row> rows = way.apply(pictures);
          try {
            requireOwnPixels(rows.collectAsList());
          } finally {
            rows.unpersist(true);
          }
        });
  }

  @Test
  void anRddKeepsThem(SparkSession spark) {
    requireOwnPixels(pictures(spark).javaRDD().collect());
    requireOwnPixels(
        pictures(spark).javaRDD().cache().sortBy(r -> -r.getLong(0), true, 2).collect());
  }

  @Test
  void anIteratorGivesThemOneByOne(SparkSession spark) {
    List<Row> rows = new ArrayList<>();
    pictures(spark).toLocalIterator().forEachRemaining(rows::add);

    requireOwnPixels(rows);
  }
}
