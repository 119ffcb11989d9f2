package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.TestData;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.Pedestrians;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which files a read is about. */
@ExtendWith(LocalSpark.class)
class VideoPathsTest {
  private static final long FRAMES = Pedestrians.FRAMES;

  @TempDir private Path folder;
  private Path hall;
  private Path yard;

  /** Two cameras with three files. */
  @BeforeEach
  void record() throws IOException {
    hall = Files.createDirectory(folder.resolve("hall"));
    yard = Files.createDirectory(folder.resolve("yard"));
    Files.copy(Pedestrians.file(), hall.resolve("1.mp4"));
    Files.copy(Pedestrians.file(), hall.resolve("2.mp4"));
    Files.copy(Pedestrians.file(), yard.resolve("1.mp4"));
  }

  private static Dataset<Row> load(SparkSession spark, Object... paths) {
    return spark
        .read()
        .format("video")
        .load(Arrays.stream(paths).map(Object::toString).toArray(String[]::new));
  }

  private static Row[] counts(Dataset<Row> frames) {
    return (Row[]) frames.groupBy("camera", "path").count().orderBy("path").collect();
  }

  private static Row row(Path file) {
    return RowFactory.create(
        file.getParent().getFileName().toString(), "file:" + file.toAbsolutePath(), FRAMES);
  }

  @Test
  void aFolderIsACamera(SparkSession spark) {
    assertThat(counts(load(spark, hall)))
        .containsExactly(row(hall.resolve("1.mp4")), row(hall.resolve("2.mp4")));
  }

  @Test
  void aPatternNamesFilesOfSeveralCameras(SparkSession spark) {
    assertThat(counts(load(spark, folder.resolve("*/1.mp4"))))
        .containsExactly(row(hall.resolve("1.mp4")), row(yard.resolve("1.mp4")));
  }

  @Test
  void severalPathsAreReadTogetherAndNoFileTwice(SparkSession spark) {
    assertThat(counts(load(spark, yard, hall.resolve("2.mp4"), yard.resolve("1.mp4"))))
        .containsExactly(row(hall.resolve("2.mp4")), row(yard.resolve("1.mp4")));
  }

  @Test
  void hiddenFilesOfAFolderArePassedOver(SparkSession spark) throws IOException {
    Files.copy(Pedestrians.file(), yard.resolve("_unfinished.mp4"));
    Files.copy(Pedestrians.file(), yard.resolve(".part.mp4"));

    assertThat(counts(load(spark, yard))).containsExactly(row(yard.resolve("1.mp4")));
  }

  @Test
  void aFileThatIsReplacedIsReadAnew(SparkSession spark) throws IOException {
    load(spark, yard).count();
    Path traffic = TestData.file("videos/traps/h264-vfr.mp4");

    Files.delete(yard.resolve("1.mp4"));
    Files.copy(traffic, yard.resolve("1.mp4"));

    assertThat(load(spark, yard).count()).isEqualTo(120);
  }

  @Test
  void aMissingPathIsNamed(SparkSession spark) {
    Path missing = folder.resolve("cellar");

    assertThatThrownBy(() -> load(spark, hall, missing).count())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(missing + ": no such file, folder or pattern");
  }

  @Test
  void anEmptyFolderIsAnError(SparkSession spark) throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThatThrownBy(() -> load(spark, empty).count())
        .hasMessageContaining("there is no file in there")
        .hasMessageContaining(empty.toString());
  }

  @Test
  void noPathIsAnError(SparkSession spark) {
    assertThatThrownBy(() -> spark.read().format("video").load())
        .hasMessageContaining("needs a path");
  }

  @Test
  void aTextFileAloneIsAnErrorThatNamesIt(SparkSession spark) throws IOException {
    Path text = Files.writeString(folder.resolve("notes.mp4"), "not a video\n");

    assertThatThrownBy(() -> load(spark, text).count())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text.toString());
  }

  @Test
  void aTextFileBesideVideosIsLeftOut(SparkSession spark) throws IOException {
    Files.writeString(yard.resolve("notes.mp4"), "not a video\n");

    assertThat(counts(load(spark, yard))).containsExactly(row(yard.resolve("1.mp4")));
  }

  @Test
  void anUnknownOptionIsNamedWithTheNearest(SparkSession spark) {
    assertThatThrownBy(
            () -> spark.read().format("video").option("lable", "person").load(yard.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no option 'lable'; the nearest is 'label'");
  }

  @Test
  void aRegionOutsideTheViewIsAnError(SparkSession spark) {
    assertThatThrownBy(
            () ->
                spark
                    .read()
                    .format("video")
                    .option("label", "person")
                    .option("plan", "reference")
                    .option("region", "700,0,900,100")
                    .load(yard.toString())
                    .count())
        .hasStackTraceContaining("region 700,0,900,100 lies outside the 768x576 view");
  }
}
