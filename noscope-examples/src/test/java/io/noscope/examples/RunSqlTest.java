package io.noscope.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.NoScope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of SQL says the same as the facade. */
@Tag("slow")
class RunSqlTest {
  private static final Path SCRIPT = Path.of("sql/find-people.sql");

  @TempDir private Path home;
  private SparkSession spark;

  @BeforeEach
  void start() {
    spark =
        LocalSession.in(home)
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.noscope.store", home.resolve("store").toString())
            // As nothing is trained, it takes seconds.
            .config("spark.noscope.plan", "reference")
            .getOrCreate();
  }

  @AfterEach
  void stop() {
    spark.stop();
  }

  @Test
  void theScriptCountsFramesAndVisits() throws Exception {
    Path demo = Path.of(FindPeople.class.getResource("/pedestrians.mp4").toURI());
    Dataset<Row> beginning =
        spark.read().format("video").load(demo.toString()).drop("image").where("frame < 60");
    String clip =
        NoScope.writeClips(beginning, home.resolve("clips").toString()).first().getAs("clip");
    spark.conf().set("spark.example.recordings", clip);

    List<List<Row>> results =
        RunSql.statements(Files.readString(SCRIPT)).stream()
            .map(statement -> spark.sql(statement).collectAsList())
            .toList();

    List<Row> expected =
        FindPeople.minutes(spark.read().format("video").load(clip)).collectAsList();
    assertThat(results).hasSize(3);
    assertThat(results.get(0)).isEmpty();
    assertThat(results.get(1)).isNotEmpty().isEqualTo(expected);
    assertThat(results.get(2)).isNotEmpty();
  }
}
