package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.StillStage;
import io.noscope.detect.DetectorSpec;
import io.noscope.store.CascadeKey;
import io.noscope.store.CascadeStore;
import io.noscope.store.StoredCascade;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FFmpegFrameSource;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A cascade that begins with the sizes of packets. */
@ExtendWith(LocalSpark.class)
class StillGroupsQueryTest {
  @TempDir private static Path store;
  private static SortedMap<Long, Boolean> expected;
  private static long moving;
  private static long stills;

  /** Calls the quieter half of the groups of pictures still. */
  @BeforeAll
  static void storePlan(SparkSession spark) throws IOException {
    List<Double> motions = new ArrayList<>();
    List<Boolean> leads = new ArrayList<>();
    VideoInfo video = Pedestrians.probe();
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(
            Pedestrians.fileSystem(),
            video,
            video.segments(Integer.MAX_VALUE).get(0),
            DecodeOptions.DEFAULT)) {
      while (source.advance()) {
        motions.add(source.motion());
        leads.add(source.keyframe());
      }
    }
    double below = motions.stream().sorted().toList().get(Pedestrians.FRAMES / 2);
    save(new StillStage(below));
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

  private static void save(StillStage still) throws IOException {
    Configuration hadoop = new Configuration();
    String reference = DetectorSpec.BUILT_IN.id(hadoop);
    Cascade plan =
        new Cascade(
            Pedestrians.QUERY,
            reference,
            Optional.of(still),
            1,
            Optional.empty(),
            Optional.empty());
    new CascadeStore(hadoop, store.toString())
        .save(
            new CascadeKey("resources", Pedestrians.QUERY, reference),
            new StoredCascade(plan, "made by hand", Map.of(), Optional.empty()));
  }

  private static Dataset<Row> labelled(SparkSession spark) {
    return Pedestrians.read(spark, Map.of("store", store.toString(), "label", "person"));
  }

  @Test
  void framesOfStillGroupsTakeTheLabelOfTheirKeyframeAndAreNotDecoded(SparkSession spark) {
    Watch.Seen<SortedMap<Long, Boolean>> seen =
        Watch.over(spark, () -> Pedestrians.labels(labelled(spark)));

    assertThat(seen.result()).isEqualTo(expected);
    assertThat(seen.decoded()).isEqualTo(moving + stills);
    assertThat(seen.counts().frames()).isEqualTo(Pedestrians.FRAMES);
    assertThat(seen.counts().skipped()).isEqualTo(Pedestrians.FRAMES - moving - stills);
    assertThat(seen.counts().byReference()).isEqualTo(moving + stills);
  }

  @Test
  void pixelsMakeNoDifferenceToLabels(SparkSession spark) {
    Dataset<Row> rows =
        labelled(spark).where("image IS NOT NULL").selectExpr("frame", "image.width AS width");

    assertThat(rows.where("width = 768").count()).isEqualTo(rows.count());
    assertThat(Pedestrians.frames(rows)).isEqualTo(Pedestrians.positives(expected));
  }

  @Test
  void timesAreThoseOfTheFile(SparkSession spark) {
    String times = "frame, seconds, pts, keyframe";

    assertThat(labelled(spark).selectExpr(times.split(", ")).orderBy("frame").collectAsList())
        .isEqualTo(
            Pedestrians.read(spark).selectExpr(times.split(", ")).orderBy("frame").collectAsList());
  }

  @Test
  void explainShowsTheStage(SparkSession spark) {
    assertThat(Plans.physical(labelled(spark).where("present").select("frame")))
        .contains("cascade: resources: still groups < ")
        .contains(" -> every frame -> reference");
  }
}
