package io.noscope.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.label.Query;
import io.noscope.label.Targets;
import io.noscope.spark.NoScope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first example does what it says, on the video that comes with it. */
@Tag("slow")
class FindPeopleTest {
  private static final int FRAMES_A_MINUTE = 600;

  @TempDir private Path home;
  private SparkSession spark;

  @BeforeEach
  void start() {
    spark =
        LocalSession.in(home)
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.noscope.store", home.resolve("store").toString())
            .config("spark.noscope.region", "384,240,512,432")
            .config("spark.noscope.falsePositiveRate", "0.5")
            .config("spark.noscope.falseNegativeRate", "0.5")
            .getOrCreate();
  }

  @AfterEach
  void stop() {
    spark.stop();
  }

  @Test
  void countsFramesWithAPersonMinuteByMinute() throws Exception {
    Path video = Path.of(FindPeople.class.getResource("/pedestrians.mp4").toURI());
    Dataset<Row> frames = spark.read().format("video").load(video.toString());

    List<Row> minutes = FindPeople.minutes(frames).collectAsList();

    // The same cascade, now in the store, labels every frame; the rest is counting.
    long[] counted = new long[2];
    Query query = Query.of("person").withTargets(new Targets(0.5, 0.5));
    for (Row row : NoScope.labels(frames, query).select("frame", "present").collectAsList()) {
      counted[(int) (row.getLong(0) / FRAMES_A_MINUTE)] += row.getBoolean(1) ? 1 : 0;
    }
    List<Row> expected = new ArrayList<>();
    for (int minute = 0; minute < counted.length; minute++) {
      if (counted[minute] > 0) {
        expected.add(RowFactory.create("file:" + video, minute, counted[minute]));
      }
    }
    assertThat(minutes).isNotEmpty().containsExactlyElementsOf(expected);
  }
}
