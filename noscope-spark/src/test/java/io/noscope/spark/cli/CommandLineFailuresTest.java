package io.noscope.spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say of files that they cannot use: one line, and no trace of a trace. */
class CommandLineFailuresTest {
  private static final String VIDEO =
      Path.of(System.getProperty("basedir", "."))
          .resolve("../noscope-examples/src/main/resources/pedestrians.mp4")
          .toAbsolutePath()
          .normalize()
          .toString();

  private static final AtomicInteger RUNNING = new AtomicInteger();

  private static final SparkListener COUNTER =
      new SparkListener() {
        @Override
        public void onTaskStart(SparkListenerTaskStart event) {
          RUNNING.incrementAndGet();
        }

        @Override
        public void onTaskEnd(SparkListenerTaskEnd event) {
          RUNNING.decrementAndGet();
        }
      };

  private static SparkSession spark;
  private static boolean owned;

  @TempDir private Path folder;

  @BeforeAll
  static void startSpark() {
    owned = SparkSession.getDefaultSession().isEmpty();
    spark =
        SparkSession.builder().master("local[2]").config("spark.ui.enabled", "false").getOrCreate();
    spark.sparkContext().addSparkListener(COUNTER);
  }

  @AfterAll
  static void stopSpark() {
    spark.sparkContext().removeSparkListener(COUNTER);
    if (owned) {
      spark.stop();
    }
  }

  @Test
  void missingFile() {
    String file = folder.resolve("missing.mp4").toString();
    assertFailure(file + ": no such file, folder or pattern", query(file));
  }

  @Test
  void emptyFolder() {
    assertFailure(
        folder + ": there is no file in there; name the folder of the videos",
        query(folder.toString()));
  }

  @Test
  void textNamedLikeAVideo() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mp4"), "Dear diary,\n".repeat(100));
    assertFailure("file:" + text + ": not a video in a format that is read ", query("" + text));
  }

  @Test
  void unknownClass() {
    assertFailure(
        "the reference detector does not know 'persn'; nearest: person, ",
        query("--object", "persn", VIDEO));
  }

  @Test
  void regionOutsideTheView() {
    assertFailure(
        "region 0,0,100,9000 lies outside the 768x576 view of file:" + VIDEO,
        query("--region", "0,0,100,9000", VIDEO));
  }

  @Test
  void textNamedLikeADetector() throws IOException {
    Path names = Files.writeString(folder.resolve("names.onnx"), "person\nbicycle\ncar\n");
    assertFailure(
        names + ": not an ONNX graph that can be loaded ", query("--reference", "" + names, VIDEO));
  }

  @Test
  void detectorOfNoKnownKind() {
    assertFailure(
        "model.pt: the name does not tell what kind of detector this is; give the path of ",
        query("--reference", "model.pt", VIDEO));
  }

  @Test
  void missingDetector() {
    String file = folder.resolve("missing.onnx").toString();
    assertFailure(
        "reference detector: there is no file file:" + file, query("--reference", file, VIDEO));
  }

  @Test
  void folderThatCannotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertFailure(
        "--out: nothing can be written to %s/out (".formatted(file),
        "query",
        "--object=person",
        "--out=" + file + "/out",
        VIDEO);
  }

  /** Other tasks are in native code when the first one fails: the process must not exit yet. */
  @Test
  void storeThatCannotRemember() throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("store")).resolve("detections"), "");
    Captured captured = Captured.noscope(query(VIDEO));
    assertThat(captured.complaints())
        .singleElement()
        .asString()
        .startsWith("noscope: ")
        .contains(folder.resolve("store/detections").toString());
    assertThat(captured.code()).isEqualTo(1);
    assertThat(RUNNING).as("tasks that go on after the command has failed").hasValue(0);
  }

  @Test
  void unknownHost() {
    assertFailure(
        "there is no host 'nowhere.invalid'; check the path and the network",
        query("hdfs://nowhere.invalid:8020/lobby"));
  }

  @Test
  void nothingToExplain() {
    assertFailure(
        "no cascade for 'person' at these settings in %s: run the query first".formatted(folder),
        "explain",
        "--object=person",
        "--store=" + folder,
        VIDEO);
  }

  @Test
  void nothingToTrainOn() {
    String file = folder.resolve("missing.mp4").toString();
    assertFailure(
        file + ": no such file, folder or pattern",
        "train",
        "--object=person",
        "--store=" + folder,
        file);
  }

  @Test
  void nothingToHaveEventsOf() {
    assertFailure(
        "the reference detector does not know 'persn'; nearest: person, ",
        "events",
        "--object=persn",
        "--store=" + folder,
        VIDEO);
  }

  @Test
  void nothingToDetectIn() {
    String file = folder.resolve("missing.mp4").toString();
    assertFailure(
        file + ": no such file, folder or pattern",
        "detect",
        "--every=10",
        "--store=" + folder,
        file);
  }

  @Test
  void tableThatCannotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertFailure(
        "--out: nothing can be written to %s/table (".formatted(file),
        "detect",
        "--every=10",
        "--store=" + folder,
        "--out=" + file + "/table",
        VIDEO);
  }

  @Test
  void detectorToDescribeIsMissing() {
    String file = folder.resolve("missing.onnx").toString();
    assertFailure(
        "reference detector: there is no file file:" + file, "models", "--reference=" + file);
  }

  @Test
  void cascadeThatCannotBeListed() throws IOException {
    Path version =
        Files.createDirectories(folder.resolve("cascades/hall/person-1/v000001-0123abcd"));
    Files.writeString(version.resolve("cascade.json"), "{}");
    assertFailure("the stored cascade cannot be used: ", "models", "--store=" + folder);
  }

  @Test
  void reportThatIsAFolder() {
    assertFailure(
        "--report: %s is a folder; name a file".formatted(folder),
        query("--report=" + folder, VIDEO));
  }

  @Test
  void studyOfTwoCameras() throws IOException {
    assertFailure(
        "a study is of one camera's archive, and these files are of 2; name one with --camera",
        "bench",
        "--factors",
        "--object=person",
        "--store=" + folder.resolve("store"),
        copy("hall"),
        copy("yard"));
  }

  @Test
  void onePictureOfTwoCameras() throws IOException {
    Path picture = folder.resolve("regions.png");
    assertFailure(
        "--draw: %s is one picture, but there are the cameras hall, yard: name a folder, or files"
                .formatted(picture)
            + " of one camera",
        "regions",
        "--draw=" + picture,
        copy("hall"),
        copy("yard"));
  }

  private String copy(String camera) throws IOException {
    Path file = Files.createDirectories(folder.resolve(camera)).resolve("a.mp4");
    return Files.copy(Path.of(VIDEO), file).toString();
  }

  /** The video comes with the examples, which this module does not know. */
  @Test
  void demoWithoutItsVideo() {
    assertFailure(
        "the demo's video is in noscope-examples.jar: add it with --jars",
        "demo",
        "--out=" + folder);
  }

  @Test
  void verboseTellsWhere() {
    Captured captured =
        Captured.noscope(query("--verbose", folder.resolve("missing.mp4").toString()));
    assertThat(captured.err().lines())
        .hasSizeGreaterThan(1)
        .anyMatch(line -> line.startsWith("\tat io.noscope."));
  }

  private String[] query(String... rest) {
    List<String> arguments = new ArrayList<>(List.of("query"));
    if (!List.of(rest).contains("--object")) {
      arguments.add("--object=person");
    }
    arguments.add("--out=" + folder.resolve("out"));
    arguments.add("--store=" + folder.resolve("store"));
    arguments.addAll(List.of(rest));
    return arguments.toArray(String[]::new);
  }

  private static void assertFailure(String start, String... arguments) {
    Captured captured = Captured.noscope(arguments);
    assertThat(captured.complaints()).singleElement().asString().startsWith("noscope: " + start);
    assertThat(captured.out()).isEmpty();
    assertThat(captured.code()).isEqualTo(1);
    assertThat(RUNNING).as("tasks that go on after the command has failed").hasValue(0);
  }
}
