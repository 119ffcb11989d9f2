package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.DifferenceStage;
import io.noscope.detect.DetectorSpec;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceSpec;
import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.detect.DifferenceSpec.Metric;
import io.noscope.video.SmallView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A cascade whose difference detector looks at drafts. */
@ExtendWith(LocalSpark.class)
class DraftsQueryTest {
  private static final double THRESHOLD = 6;

  @TempDir private static Path folder;
  private static Path store;
  private static Watch.Seen<List<Row>> asked;

  private static Path store(SparkSession spark, String name) throws IOException {
    Path store = folder.resolve(name);
    Pedestrians.remember(spark, store.toString());
    DifferenceSpec spec =
        new DifferenceSpec(Metric.GLOBAL, Baseline.EARLIER_FRAME, SmallView.LARGE, 5);
    Configuration hadoop = new Configuration();
    String reference = DetectorSpec.BUILT_IN.id(hadoop);
    Cascade plan =
        new Cascade(
            Pedestrians.QUERY,
            reference,
            Optional.empty(),
            1,
            true,
            true,
            Optional.of(
                new DifferenceStage(
                    new DifferenceDetector(spec, new byte[0], new float[0]), THRESHOLD)),
            Optional.empty());
    Pedestrians.store(hadoop, store.toString(), "resources", plan);
    return store;
  }

  private static Dataset<Row> labelled(SparkSession spark, Path store) {
    return Pedestrians.read(
        spark, Map.of("store", store.toString(), "label", "person", "ledger", "true"));
  }

  @BeforeAll
  static void ask(SparkSession spark) throws IOException {
    store = store(spark, "asked");
    asked =
        Watch.over(
            spark,
            () ->
                labelled(spark, store)
                    .select("frame", "present", "stage", "score", "keyframe")
                    .collectAsList()
                    .stream()
                    .sorted(Comparator.comparingLong(row -> row.getLong(0)))
                    .toList());
    assertThat(asked.result()).hasSize(Pedestrians.FRAMES);
  }

  @Test
  void theReferenceDetectorSeesFullPictures(SparkSession spark) {
    Map<Long, Row> truth = new TreeMap<>();
    NoScope.labels(
            Pedestrians.read(spark, Map.of("plan", "reference", "ledger", "false")),
            Pedestrians.QUERY)
        .select("frame", "present", "stage", "score")
        .collectAsList()
        .forEach(row -> truth.put(row.getLong(0), row));

    List<Row> decided = asked.result().stream().filter(DraftsQueryTest::byReference).toList();

    assertThat(decided).hasSizeBetween(50, Pedestrians.FRAMES - 50);
    assertThat(asked.counts().referenceCalls())
        .isEqualTo(decided.stream().filter(row -> !Pedestrians.isKnown(row.getLong(0))).count())
        .isGreaterThan(50);
    assertThat(decided)
        .allSatisfy(
            row ->
                assertThat(List.of(row.getBoolean(1), row.getDouble(3)))
                    .isEqualTo(
                        List.of(
                            truth.get(row.getLong(0)).getBoolean(1),
                            truth.get(row.getLong(0)).getDouble(3))));
  }

  private static boolean byReference(Row row) {
    return row.getString(2).equals("reference");
  }

  @Test
  void nothingElseIsDecodedInFull() {
    long again = 0;
    long way = 0;
    long last = 0;
    for (Row row : asked.result()) {
      if (row.getBoolean(4)) {
        again += last;
        way = 0;
        last = 0;
      }
      way++;
      // What the detector said of the others is known.
      boolean looked = byReference(row) && !Pedestrians.isKnown(row.getLong(0));
      last = looked ? way : last;
    }
    again += last;

    // A place in the file that is near the next keyframe is gone on from.
    assertThat(asked.decoded() - Pedestrians.FRAMES).isBetween(again, again * 5 / 4);
  }

  @Test
  @Tag("slow")
  void picturesAreFullAndMakeNoDifferenceToLabels(SparkSession spark) throws IOException {
    Dataset<Row> shown = labelled(spark, store(spark, "shown")).where("image IS NOT NULL");

    assertThat(pictures(shown)).isEqualTo(fullPictures(spark));
  }

  @Test
  void ofRememberedLabelsThePicturesAloneAreDecoded(SparkSession spark) {
    Watch.Seen<SortedMap<Long, String>> seen =
        Watch.over(spark, () -> pictures(labelled(spark, store).where("image IS NOT NULL")));

    assertThat(seen.result()).isEqualTo(fullPictures(spark));
    assertThat(seen.counts().fromLedger()).isEqualTo(Pedestrians.FRAMES);
    assertThat(seen.decoded()).isLessThanOrEqualTo(Pedestrians.FRAMES);
  }

  /** Frames with the class as the labels without pixels have them, as they are without a query. */
  private static SortedMap<Long, String> fullPictures(SparkSession spark) {
    Set<Long> present =
        asked.result().stream()
            .filter(row -> row.getBoolean(1))
            .map(row -> row.getLong(0))
            .collect(Collectors.toSet());
    SortedMap<Long, String> full = pictures(Pedestrians.read(spark).where("image IS NOT NULL"));
    assertThat(full).hasSize(Pedestrians.FRAMES);
    full.keySet().retainAll(present);
    assertThat(full).hasSizeGreaterThan(50).hasSameSizeAs(present);
    return full;
  }

  /** A hash of each picture by the number of its frame. */
  private static SortedMap<Long, String> pictures(Dataset<Row> rows) {
    SortedMap<Long, String> pictures = new TreeMap<>();
    rows.selectExpr("frame", "sha2(image.data, 256)")
        .collectAsList()
        .forEach(row -> pictures.put(row.getLong(0), row.getString(1)));
    return pictures;
  }
}
