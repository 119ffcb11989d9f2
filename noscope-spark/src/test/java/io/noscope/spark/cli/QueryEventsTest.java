package io.noscope.spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.EventOptions;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.NoScope;
import io.noscope.spark.PedestrianAnswers;
import io.noscope.spark.Pedestrians;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code noscope query} with the options of events, over a plan that the store has. */
@ExtendWith(LocalSpark.class)
class QueryEventsTest {
  @TempDir private Path folder;

  @Test
  void writesEventsMergedDroppedAndPadded(SparkSession spark) {
    String store = folder.resolve("store").toString();
    String out = folder.resolve("out").toString();
    Pedestrians.storePlan(spark, store, "resources");
    PedestrianAnswers.makeUp(store, PedestrianAnswers::isVisit);

    Captured captured =
        Captured.noscope(
            "query",
            "--object=person",
            "--region=" + Pedestrians.REGION,
            "--false-positive-rate=0.2",
            "--false-negative-rate=0.2",
            "--merge-gap=1.2",
            "--min-duration=0.9",
            "--padding=0.5",
            "--store=" + store,
            "--out=" + out,
            Pedestrians.file().toString());

    assertThat(captured.complaints()).isEmpty();
    Dataset<Row> labels = spark.read().parquet(out + "/labels");
    List<Row> runs = NoScope.events(labels).collectAsList();
    List<Row> events = NoScope.events(labels, new EventOptions(1.2, 0.9, 0.5)).collectAsList();
    assertThat(spark.read().parquet(out + "/events.parquet").collectAsList()).isEqualTo(events);
    assertThat(events).isNotEmpty().hasSizeLessThan(runs.size());
    assertThat(captured.out()).contains("%d events in ".formatted(events.size()));
  }
}
