package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.SortedMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code plan=reference}: the truth that everything else is held against. */
@ExtendWith(LocalSpark.class)
class ReferencePlanTest {
  private static final int EVERY = 15;

  @Test
  void labelsAreTheDetectorsOwnAnswers(SparkSession spark) throws IOException {
    SortedMap<Long, Boolean> asked = Pedestrians.ask(Pedestrians.images(EVERY));

    assertThat(asked).hasSize(53).containsValues(true, false);
    assertThat(Pedestrians.truth(spark)).hasSize(Pedestrians.FRAMES).containsAllEntriesOf(asked);
  }
}
