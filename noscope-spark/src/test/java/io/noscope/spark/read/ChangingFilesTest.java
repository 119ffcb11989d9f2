package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.NoScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files that are gone, or others, by the time that a task gets to them. */
@ExtendWith(LocalSpark.class)
class ChangingFilesTest {
  private static final int FILES = 6;
  private static final String GOOD = "h264-bframes.mp4";

  @TempDir private Path folder;
  @TempDir private Path reports;

  @BeforeEach
  void copy() throws IOException {
    for (int i = 0; i < FILES; i++) {
      Traps.copy(GOOD, file(i));
    }
  }

  private Path file(int i) {
    return folder.resolve(i + ".mp4");
  }

  /** A read whose files are listed and dealt out to tasks, none of which has run. */
  private JavaRDD<Row> planned(SparkSession spark, String mode) {
    Map<String, String> options =
        Map.of("mode", mode, "badFilesPath", reports.toString(), "partitions", "3");
    JavaRDD<Row> rows = Traps.read(spark, folder, options).select("path", "frame").javaRDD();
    assertThat(rows.getNumPartitions()).isEqualTo(3);
    return rows;
  }

  private void requireOnlyOneIsMissing(JavaRDD<Row> rows, SparkSession spark, String reason) {
    Map<String, Integer> frames = new TreeMap<>();
    rows.collect().forEach(row -> frames.merge(Traps.name(row.getString(0)), 1, Integer::sum));
    assertThat(frames)
        .isEqualTo(Map.of("0.mp4", 200, "1.mp4", 200, "3.mp4", 200, "4.mp4", 200, "5.mp4", 200));
    List<Row> problems = NoScope.badFiles(spark, reports.toString()).collectAsList();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).<String>getAs("path")).endsWith(file(2).toString());
    assertThat(problems.get(0).<String>getAs("reason")).contains(reason);
  }

  @Test
  void oneThatIsGoneIsReported(SparkSession spark) throws IOException {
    JavaRDD<Row> rows = planned(spark, "PERMISSIVE");
    Files.delete(file(2));

    requireOnlyOneIsMissing(rows, spark, "gone");
  }

  @Test
  void oneThatIsAnotherIsReported(SparkSession spark) throws IOException {
    JavaRDD<Row> rows = planned(spark, "PERMISSIVE");
    Files.copy(Traps.file("vp9.webm"), file(2), StandardCopyOption.REPLACE_EXISTING);

    requireOnlyOneIsMissing(rows, spark, "changed");
  }

  @Test
  void oneThatIsGoneEndsAFailfastRead(SparkSession spark) throws IOException {
    JavaRDD<Row> rows = planned(spark, "FAILFAST");
    Files.delete(file(2));

    assertThatThrownBy(rows::collect)
        .hasMessageContaining(file(2).toString())
        .hasMessageContaining("gone")
        .hasMessageContaining("list the files again");
  }
}
