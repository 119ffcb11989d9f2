package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.cascade.Cascade;
import io.noscope.detect.MotionMask;
import io.noscope.label.Query;
import io.noscope.label.Rectangle;
import io.noscope.label.Region;
import io.noscope.label.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Queries about polygons, by coordinates and by name, and motion that does not count. */
@ExtendWith(LocalSpark.class)
class RegionsTest {
  /** Its bounds hold both places where people stand. */
  private static final String LEFT_OF_THE_LINE = "0,0 100,0 60,120 0,120";

  @TempDir private static Path folder;
  private static LampRoom room;

  @BeforeAll
  static void record() throws IOException {
    room = new LampRoom(folder);
  }

  private static List<Long> positives(Dataset<Row> frames, String settings) {
    return Pedestrians.frames(
        frames.where(
            "noscope_contains(image, 'person', 'plan=reference; %s')".formatted(settings)));
  }

  private static List<Long> where(LongPredicate test) {
    return LongStream.range(0, LampRoom.FRAMES).filter(test).boxed().toList();
  }

  @Test
  void whoStandsInTheBoundsButNotInThePolygonDoesNotCount(SparkSession spark) {
    Dataset<Row> frames = room.read(spark, Map.of());

    assertThat(positives(frames, "region=0,0,160,120"))
        .isEqualTo(where(frame -> LampRoom.left(frame) || LampRoom.right(frame)));
    assertThat(positives(frames, "region=" + LEFT_OF_THE_LINE)).isEqualTo(where(LampRoom::left));
    assertThat(positives(frames, "region=0,0 9,0 0,9 + 99,70 121,70 121,90 99,90"))
        .isEqualTo(where(LampRoom::right));
  }

  @Test
  void aRegionIsAskedForByItsName(SparkSession spark) {
    Dataset<Row> frames = room.read(spark, Map.of("regions", room.regions()));

    assertThat(positives(frames, "region=left of the line")).isEqualTo(where(LampRoom::left));
    assertThat(positives(frames, "region=right")).isEqualTo(where(LampRoom::right));
  }

  @Test
  void aTableOfFramesIsAskedAboutTheRegionOfEachCamera(SparkSession spark) {
    String table = folder.resolve("table").toString();
    room.read(spark, Map.of()).where("frame % 10 = 5 AND frame < 50").write().parquet(table);

    Dataset<Row> stored = spark.read().parquet(table);
    String settings = "region=%s; regions=" + room.regions() + "; store=" + room.store();

    // Nothing is remembered of a table's frames, and nobody is found in pictures like these.
    assertThat(positives(stored, settings.formatted("right"))).isEmpty();
    assertThatThrownBy(() -> positives(stored, settings.formatted("door")))
        .hasStackTraceContaining("camera 'room' has no region 'door'");
  }

  @Test
  void aRegionThatIsNotThereIsNamedWithThoseThatAre(SparkSession spark) {
    Dataset<Row> frames = room.read(spark, Map.of("regions", room.regions()));
    Dataset<Row> yard = room.read(spark, Map.of("regions", room.regions(), "camera", "yard"));

    assertThatThrownBy(() -> positives(frames, "region=left"))
        .hasStackTraceContaining(
            room.regions()
                + ": camera 'room' has no region 'left'; its regions: left of the line, right; the"
                + " nearest is 'right'");
    assertThatThrownBy(() -> positives(yard, "region=right"))
        .hasStackTraceContaining(
            room.regions()
                + " says nothing of camera 'yard', which is asked about its region 'right'; the"
                + " cameras in it: room");
    assertThatThrownBy(() -> positives(room.read(spark, Map.of()), "region=right"))
        .hasStackTraceContaining("if it is a name, set regions to the file that has it");
  }

  @Test
  void aLampBehindAMaskLeavesFramesUnchanged(SparkSession spark) {
    Query query = Query.of("person").withTargets(new Targets(0.1, 0.1));
    Dataset<Row> frames =
        room.read(
            spark,
            Map.of(
                "regions",
                room.regions(),
                "region",
                "left of the line",
                "parts",
                "difference",
                "segmentFrames",
                "50"));

    Cascade cascade = NoScope.train(frames, query).get(LampRoom.CAMERA).cascade();
    Dataset<Row> labels = NoScope.labels(frames, query).cache();

    assertThat(cascade.query().region()).contains(Region.parse(LEFT_OF_THE_LINE));
    assertThat(cascade.difference().orElseThrow().detector().mask())
        .contains(
            new MotionMask(Region.parse("0,0,32,24").polygons(), new Rectangle(0, 0, 100, 120)));
    assertThat(labels.where("stage = 'unchanged'").count()).isGreaterThan(LampRoom.FRAMES / 2);
    assertThat(Pedestrians.positives(Pedestrians.labels(labels))).isEqualTo(where(LampRoom::left));
  }
}
