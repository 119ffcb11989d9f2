package io.noscope.spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.noscope.detect.Device;
import io.noscope.detect.DeviceException;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.cli.Finding.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code noscope doctor} finds, and what it says to do. */
class DoctorTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void findsNothingWrongWhereCommandsWork() {
    Path store = folder.resolve("a/store");

    Captured captured = Captured.noscope("doctor", "--store=" + store, "" + Pedestrians.file());

    assertThat(captured.out())
        .contains("Java", "Spark", "heap", "cores", "FFmpeg", "OpenCV", "ND4J", "ONNX Runtime")
        .contains("built-in, 80 classes", store + " can be written to", "1 files, the first can")
        .doesNotContain("fail ");
    assertThat(captured.err()).isEmpty();
    assertThat(captured.code()).isZero();
    assertThat(folder).as("nothing is left behind").isEmptyDirectory();
  }

  @Test
  void findsNoNativesForThisPlatform() throws Exception {
    Captured captured = fork("-Dos.arch=ppc64le", "--store=" + folder);

    for (String library : List.of("FFmpeg", "OpenCV", "ND4J", "ONNX Runtime")) {
      assertThat(captured.out())
          .containsPattern("fail %s +its natives for \\S+-ppc64le do not load".formatted(library));
    }
    assertThat(captured.out())
        .containsPattern("mvn -B package -DskipTests -Dnative.platform=\\S+-ppc64le ")
        .containsPattern("fail reference +not tried, as natives do not load");
    assertThat(captured.code()).isEqualTo(1);
  }

  @Test
  void findsTooSmallAHeap() throws Exception {
    Captured captured = fork("-Xmx256m", "--store=" + folder);

    assertThat(captured.out().lines().filter(line -> line.startsWith("fail ")))
        .singleElement()
        .asString()
        .contains("heap", "256 MB, Spark does not start with less than 450 MB");
    assertThat(captured.out()).contains("-> set NOSCOPE_MEMORY=1g");
    assertThat(captured.code()).isEqualTo(1);
  }

  @Test
  void findsAStoreOnAServerThatIsNotThere() {
    long start = System.nanoTime();

    Captured captured = Captured.noscope("doctor", "-q", "--store=hdfs://localhost:1/store");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    assertFailure(
        captured, "store", "hdfs://localhost:1/store: ", "refused", "check host and port");
  }

  @Test
  void findsAStoreUnderAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    Captured captured = Captured.noscope("doctor", "-q", "--store=" + file + "/store");

    assertFailure(captured, "store", file + "/store", "name another folder with --store");
  }

  @Test
  void findsAStoreThatIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    Captured captured = Captured.noscope("doctor", "-q", "--store=" + file);

    assertFailure(captured, "store", file.toString(), "name another folder with --store");
  }

  @Test
  void findsNoConnectorForAFileSystem() {
    Captured captured = Captured.noscope("doctor", "-q", "--store=xyz://host/store");

    assertFailure(captured, "store", "xyz", "put the connector for it on the class path");
  }

  @Test
  void findsAGpuThatIsAskedForAndAbsent() {
    Captured captured = Captured.noscope("doctor", "-q", "--device=gpu", "--store=" + folder);

    assertFailure(captured, "GPU", "asked for (device is gpu)", "--device auto or cpu");
  }

  @Test
  void findsMissingVideosAndDetectors() {
    Path video = folder.resolve("missing.mp4");
    Path detector = folder.resolve("missing.onnx");

    Captured captured =
        Captured.noscope(
            "doctor", "-q", "--store=" + folder, "--reference=" + detector, "" + video);

    assertFailure(captured, "videos", video + ": no such file, folder or pattern", "another path");
    assertFailure(captured, "reference", "there is no file file:" + detector, "--reference");
  }

  @Test
  void tellsProgramsInJson() throws IOException {
    Captured captured =
        Captured.noscope("doctor", "--json", "--store=" + folder, folder + "/no.mp4");

    JsonNode values = new ObjectMapper().readTree(captured.out());
    assertThat(captured.out().lines()).hasSize(1);
    assertThat(values.get("failures").intValue()).isEqualTo(1);
    assertThat(values.get("checks"))
        .filteredOn(check -> check.get("outcome").textValue().equals("fail"))
        .singleElement()
        .satisfies(check -> assertThat(check.get("check").textValue()).isEqualTo("videos"))
        .satisfies(check -> assertThat(check.get("remedy").textValue()).isNotEmpty());
    assertThat(captured.code()).isEqualTo(1);
  }

  @Test
  void knowsWhatJavaItTakes() {
    assertThat(MachineCheck.java(11).outcome()).isEqualTo(Outcome.FAIL);
    assertThat(MachineCheck.java(11).remedy()).contains("JAVA_HOME");
    assertThat(MachineCheck.java(17).outcome()).isEqualTo(Outcome.OK);
    assertThat(MachineCheck.java(21).outcome()).isEqualTo(Outcome.WARN);
  }

  @Test
  void warnsOfThreadsThatFightOverCores() {
    assertThat(MachineCheck.openMp(Map.of("OMP_NUM_THREADS", "1")).outcome()).isEqualTo(Outcome.OK);
    assertThat(MachineCheck.openMp(Map.of()))
        .satisfies(finding -> assertThat(finding.outcome()).isEqualTo(Outcome.WARN))
        .satisfies(finding -> assertThat(finding.remedy()).contains("set it to 1"));
  }

  @Test
  void findsFoldersOfSparkThatCannotBeWrittenTo() {
    SparkConf spark = new SparkConf(false).set("spark.local.dir", folder + "," + folder + "/no");

    assertThat(MachineCheck.localFolders(spark, Map.of()).map(Finding::outcome))
        .hasSize(2)
        .endsWith(Outcome.FAIL);
  }

  @Test
  void leavesTheGpusOfExecutorsToThem() {
    SparkConf cluster =
        new SparkConf(false).setMaster("yarn").set("spark.task.resource.gpu.amount", "1");
    var absent = Optional.of(new DeviceException(Device.gpu(0), "no driver"));

    assertThat(DetectorCheck.gpu(patient(cluster), device -> absent).outcome())
        .isEqualTo(Outcome.WARN);
    assertThat(DetectorCheck.gpu(patient(cluster), device -> Optional.empty()).outcome())
        .isEqualTo(Outcome.OK);
    assertThat(
            DetectorCheck.gpu(
                patient(new SparkConf(false).setMaster("yarn")), device -> Optional.empty()))
        .satisfies(finding -> assertThat(finding.outcome()).isEqualTo(Outcome.FAIL))
        .satisfies(finding -> assertThat(finding.remedy()).contains("spark.task.resource.gpu"));
  }

  private static Patient patient(SparkConf spark) {
    return new Patient(
        OptionCheck.resolve(Map.of("device", "gpu")), List.of(), spark, new Configuration());
  }

  private static void assertFailure(Captured captured, String check, String... parts) {
    List<String> lines = captured.out().lines().toList();
    int at = 0;
    while (at < lines.size() && !lines.get(at).startsWith("fail " + check)) {
      at++;
    }
    assertThat(at).as("a failure of %s in %s", check, captured.out()).isLessThan(lines.size() - 1);
    assertThat(lines.get(at) + lines.get(at + 1)).contains(parts);
    assertThat(captured.code()).isEqualTo(1);
  }

  /** The same in a JVM of its own. */
  private static Captured fork(String jvm, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of(jvm, "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(NoScopeCli.class.getName(), "doctor"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Captured(process.waitFor(), out, "");
  }
}
