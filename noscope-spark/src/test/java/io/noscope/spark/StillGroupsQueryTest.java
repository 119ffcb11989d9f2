package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.StillStage;
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

/** A cascade that begins with the sizes of packets. */
@ExtendWith(LocalSpark.class)
class StillGroupsQueryTest {
  @TempDir private static Path store;
  private static PacketPlan plan;
  private static SortedMap<Long, Boolean> expected;
  private static long moving;
  private static long stills;

  /** Calls the quieter half of the groups of pictures still. */
  @BeforeAll
  static void storePlan(SparkSession spark) throws IOException {
    List<Double> motions = new ArrayList<>();
    List<Boolean> leads = new ArrayList<>();
    Pedestrians.forEachFrame(
        source -> {
          motions.add(source.motion());
          leads.add(source.keyframe());
        });
    double below = motions.stream().sorted().toList().get(Pedestrians.FRAMES / 2);
    plan = new PacketPlan(store);
    plan.save(spark, Optional.of(new StillStage(below)), true);
    expected = new TreeMap<>();
    for (int frame = 0; frame < Pedestrians.FRAMES; frame++) {
      boolean still = motions.get(frame) < below;
      boolean follows = still && !leads.get(frame);
      moving += still ? 0 : 1;
      stills += still && !follows ? 1 : 0;
      expected.put(
          (long) frame,
          follows ? expected.get(frame - 1L) : Pedestrians.truth(spark).get((long) frame));
    }
    assertThat(expected).isNotEqualTo(Pedestrians.truth(spark));
    assertThat(stills).isGreaterThan(2);
  }

  @Test
  void framesOfStillGroupsTakeTheLabelOfTheirKeyframeAndAreNotDecoded(SparkSession spark) {
    Watch.Seen<SortedMap<Long, Boolean>> seen =
        Watch.over(spark, () -> Pedestrians.labels(plan.labelled(spark)));

    assertThat(seen.result()).isEqualTo(expected);
    assertThat(seen.decoded()).isEqualTo(moving + stills);
    assertThat(seen.counts().frames()).isEqualTo(Pedestrians.FRAMES);
    assertThat(seen.counts().skipped()).isEqualTo(Pedestrians.FRAMES - moving - stills);
    assertThat(seen.counts().byReference()).isEqualTo(moving + stills);
  }

  @Test
  @Tag("slow")
  void pixelsMakeNoDifferenceToLabels(SparkSession spark) {
    plan.assertThatPixelsMakeNoDifference(spark, expected);
  }

  @Tag("slow")
  @Test
  void timesAreThoseOfTheFile(SparkSession spark) {
    plan.assertThatTimesAreThoseOfTheFile(spark);
  }

  @Test
  void explainShowsTheStage(SparkSession spark) {
    assertThat(Plans.physical(plan.labelled(spark).where("present").select("frame")))
        .contains("cascade: resources: still groups < ")
        .contains(" -> every frame -> reference");
  }
}
