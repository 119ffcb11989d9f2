package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.Cascade;
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

/** A cascade that leaves out frames that no other is predicted from. */
@ExtendWith(LocalSpark.class)
class DisposableFramesQueryTest {
  @TempDir private static Path store;
  private static final List<Boolean> DISPOSABLE = new ArrayList<>();
  private static final SortedMap<Long, Boolean> EXPECTED = new TreeMap<>();

  @BeforeAll
  static void storePlan(SparkSession spark) throws IOException {
    VideoInfo video = Pedestrians.probe();
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(
            Pedestrians.fileSystem(),
            video,
            video.segments(Integer.MAX_VALUE).get(0),
            DecodeOptions.DEFAULT)) {
      while (source.advance()) {
        DISPOSABLE.add(source.disposable());
      }
    }
    save();
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

  private static void save() throws IOException {
    Configuration hadoop = new Configuration();
    String reference = DetectorSpec.BUILT_IN.id(hadoop);
    Cascade plan =
        new Cascade(
            Pedestrians.QUERY,
            reference,
            Optional.empty(),
            1,
            false,
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
  void theyArePresentIfAFrameBesideThemIsAndAreNotDecoded(SparkSession spark) {
    Watch.Seen<SortedMap<Long, Boolean>> seen =
        Watch.over(spark, () -> Pedestrians.labels(labelled(spark)));

    assertThat(seen.result()).isEqualTo(EXPECTED);
    assertThat(seen.decoded()).isEqualTo(decoded());
    assertThat(seen.counts().frames()).isEqualTo(Pedestrians.FRAMES);
    assertThat(seen.counts().skipped()).isEqualTo(Pedestrians.FRAMES - decoded());
    assertThat(seen.counts().byReference()).isEqualTo(decoded());
  }

  @Test
  void pixelsMakeNoDifferenceToLabels(SparkSession spark) {
    Dataset<Row> rows =
        labelled(spark).where("image IS NOT NULL").selectExpr("frame", "image.width AS width");

    assertThat(rows.where("width = 768").count()).isEqualTo(rows.count());
    assertThat(Pedestrians.frames(rows)).isEqualTo(Pedestrians.positives(EXPECTED));
  }

  @Test
  void timesAreThoseOfTheFile(SparkSession spark) {
    String[] times = {"frame", "seconds", "pts", "keyframe"};

    assertThat(labelled(spark).selectExpr(times).orderBy("frame").collectAsList())
        .isEqualTo(Pedestrians.read(spark).selectExpr(times).orderBy("frame").collectAsList());
  }
}
