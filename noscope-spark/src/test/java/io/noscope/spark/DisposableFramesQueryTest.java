package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A cascade that leaves out frames that no other is predicted from. */
@ExtendWith(LocalSpark.class)
class DisposableFramesQueryTest {
  @TempDir private static Path store;
  private static PacketPlan plan;
  private static final List<Boolean> DISPOSABLE = new ArrayList<>();
  private static final SortedMap<Long, Boolean> EXPECTED = new TreeMap<>();

  @BeforeAll
  static void storePlan(SparkSession spark) throws IOException {
    Pedestrians.forEachFrame(source -> DISPOSABLE.add(source.disposable()));
    plan = new PacketPlan(store);
    plan.save(spark, Optional.empty(), false);
    SortedMap<Long, Boolean> truth = Pedestrians.truth(spark);
    for (long frame = 0; frame < Pedestrians.FRAMES; frame++) {
      EXPECTED.put(frame, truth.get(before(frame)) || truth.get(behind(frame)));
    }
    assertThat(EXPECTED).isNotEqualTo(truth);
    assertThat(decoded()).isBetween(200L, 600L);
  }

  private static long before(long frame) {
    long at = frame;
    while (DISPOSABLE.get((int) at)) {
      at--;
    }
    return at;
  }

  /** The last frames of a segment have none behind them. */
  private static long behind(long frame) {
    long at = frame;
    while (at < Pedestrians.FRAMES && DISPOSABLE.get((int) at)) {
      at++;
    }
    return at == Pedestrians.FRAMES ? before(frame) : at;
  }

  private static long decoded() {
    return DISPOSABLE.stream().filter(disposable -> !disposable).count();
  }

  @Test
  void theyArePresentIfAFrameBesideThemIsAndAreNotDecoded(SparkSession spark) {
    Watch.Seen<SortedMap<Long, Boolean>> seen =
        Watch.over(spark, () -> Pedestrians.labels(plan.labelled(spark)));

    assertThat(seen.result()).isEqualTo(EXPECTED);
    assertThat(seen.decoded()).isEqualTo(decoded());
    assertThat(seen.counts().frames()).isEqualTo(Pedestrians.FRAMES);
    assertThat(seen.counts().skipped()).isEqualTo(Pedestrians.FRAMES - decoded());
    assertThat(seen.counts().byReference()).isEqualTo(decoded());
  }

  @Test
  @Tag("slow")
  void pixelsMakeNoDifferenceToLabels(SparkSession spark) {
    plan.assertThatPixelsMakeNoDifference(spark, EXPECTED);
  }

  @Tag("slow")
  @Test
  void timesAreThoseOfTheFile(SparkSession spark) {
    plan.assertThatTimesAreThoseOfTheFile(spark);
  }
}
