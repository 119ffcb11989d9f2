package io.noscope.spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code noscope bench --peers} on a few seconds of people. */
@ExtendWith(LocalSpark.class)
class PeerStudyTest {
  private static final int FRAMES = 40;
  private static final int SECONDS = FRAMES / 10;

  @TempDir private Path folder;

  @Tag("slow")
  @Test
  void putsLoopsBesideTheQuery(SparkSession spark) throws IOException {
    Path clip = Pedestrians.cut(spark, 240, FRAMES, folder.resolve("cut"));

    Captured captured =
        Captured.noscope(
            "bench",
            "--peers",
            "--object=person",
            "--region=" + Pedestrians.REGION,
            "--false-positive-rate=0.2",
            "--false-negative-rate=0.2",
            "--store=" + folder.resolve("store"),
            clip.toString());

    assertThat(captured.complaints()).isEmpty();
    assertThat(captured.out()).contains("%d frames; seconds are medians of".formatted(FRAMES));
    String json = captured.out().lines().reduce((first, second) -> second).orElseThrow();
    JsonNode values = new ObjectMapper().readTree(json);
    assertThat(values.get("frames").intValue()).isEqualTo(FRAMES);
    List<String> names = new ArrayList<>();
    for (JsonNode row : values.get("rows")) {
      names.add(row.get("name").textValue());
      assertThat(row.get("seconds").doubleValue()).isPositive();
      assertThat(row.get("positives").intValue() + row.get("negatives").intValue())
          .isEqualTo(SECONDS);
    }
    assertThat(names)
        .containsExactly(
            "reference alone",
            "second query",
            "loop, every frame",
            "loop, every 5 frames",
            "loop, every 10 frames",
            "loop, every 30 frames",
            "MOG2 0.1%, else absent",
            "MOG2 0.1%, else as before",
            "MOG2 0.5%, else absent",
            "MOG2 0.5%, else as before",
            "MOG2 2.0%, else absent",
            "MOG2 2.0%, else as before");
    JsonNode every = values.get("rows").get(2);
    assertThat(every.get("referenceFrames").intValue()).isEqualTo(FRAMES);
    assertThat(every.get("falsePositives").intValue()).isZero();
    assertThat(every.get("falseNegatives").intValue()).isZero();
    assertThat(values.get("rows").get(4).get("referenceFrames").intValue()).isEqualTo(FRAMES / 10);
  }
}
