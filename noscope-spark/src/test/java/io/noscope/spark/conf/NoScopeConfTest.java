package io.noscope.spark.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.label.Query;
import io.noscope.label.Region;
import io.noscope.label.Targets;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FrameChoice;
import io.noscope.video.Limits;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.internal.SQLConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Options over the session over defaults, for every setting; bad values are named. */
class NoScopeConfTest {
  /** Two good values for each setting, none of them its default. */
  private static final Map<String, List<String>> GOOD =
      Map.ofEntries(
          Map.entry("label", List.of("person", "car")),
          Map.entry("region", List.of("0,0,10,10", "5,5 20,5 20,30")),
          Map.entry("regions", List.of("regions.json", "hdfs:///regions.json")),
          Map.entry("atLeast", List.of("2", "3")),
          Map.entry("falsePositiveRate", List.of("0.05", "0.1")),
          Map.entry("guarantee", List.of("bound", "BOUND")),
          Map.entry("windowFrames", List.of("6", "30")),
          Map.entry("decoding", List.of("free", "Free")),
          Map.entry("drift", List.of("0", "0.01")),
          Map.entry("onDrift", List.of("retrain", "reference")),
          Map.entry("falseNegativeRate", List.of("0.05", "0.1")),
          Map.entry("reference", List.of("a.onnx", "b.cfg")),
          Map.entry("referenceNames", List.of("cat,dog", "hdfs:///a.names")),
          Map.entry("referenceConfidence", List.of("0.5", "0.6")),
          Map.entry("store", List.of("hdfs:///a", "hdfs:///b")),
          Map.entry("camera", List.of("hall", "yard")),
          Map.entry("ledger", List.of("false", "FALSE")),
          Map.entry("plan", List.of("reference", "REFERENCE")),
          Map.entry("models", List.of("paper", "all")),
          Map.entry("trainingBudget", List.of("0.5", "60")),
          Map.entry("parts", List.of("none", "Skip, model")),
          Map.entry("labelFraction", List.of("0.3", "0.4")),
          Map.entry("minimumLabelled", List.of("100", "200")),
          Map.entry("maximumLabelled", List.of("3000", "4000")),
          Map.entry("segmentFrames", List.of("50", "100")),
          Map.entry("partitions", List.of("3", "4")),
          Map.entry("seed", List.of("7", "-8")),
          Map.entry("step", List.of("2", "10")),
          Map.entry("resize", List.of("640", "320x180")),
          Map.entry("rotation", List.of("report", "REPORT")),
          Map.entry("mode", List.of("failfast", "DROPMALFORMED")),
          Map.entry("badFilesPath", List.of("bad", "hdfs:///bad")),
          Map.entry("recursiveFileLookup", List.of("true", "TRUE")),
          Map.entry("pathGlobFilter", List.of("*.mp4", "{a,b}*")),
          Map.entry("modifiedAfter", List.of("2026-01-01", "2026-01-01T10:00:00")),
          Map.entry("modifiedBefore", List.of("2026-01-01", "2026-01-01T10:00:00Z")),
          Map.entry("threads", List.of("2", "4")),
          Map.entry("countFromIndex", List.of("false", "FALSE")),
          Map.entry("maxPixels", List.of("1", "9999999999")),
          Map.entry("maxStreams", List.of("1", "2")),
          Map.entry("maxFrames", List.of("1", "9999999999")),
          Map.entry("maxFilesPerTrigger", List.of("1", "10")),
          Map.entry("mergeGap", List.of("0.5", "2")),
          Map.entry("minDuration", List.of("0.5", "1e1")),
          Map.entry("padding", List.of("0.5", "2")),
          Map.entry("device", List.of("cpu", "GPU")),
          Map.entry("gpusPerTask", List.of("0.25", "2")),
          Map.entry("gpuDiscoveryScript", List.of("/a.sh", "/b.sh")));

  static Stream<Setting<?>> all() {
    return Settings.all().stream();
  }

  private static NoScopeConf resolve(SQLConf session, Map<String, String> options) {
    return NoScopeConf.resolve(options, session, List.of());
  }

  private static SQLConf session(Setting<?> setting, String value) {
    SQLConf session = new SQLConf();
    session.setConfString("spark.noscope." + setting.name(), value);
    return session;
  }

  private static Optional<String> text(NoScopeConf conf, Setting<?> setting) {
    return Optional.ofNullable(conf.toMap().get(setting.name()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void anOptionGoesBeforeTheSessionAndThatBeforeTheDefault(Setting<?> setting) {
    String ofSession = GOOD.get(setting.name()).get(0);
    String ofRead = GOOD.get(setting.name()).get(1);
    Map<String, String> option = Map.of(setting.name(), ofRead);

    assertThat(text(resolve(new SQLConf(), Map.of()), setting)).isEqualTo(setting.fallback());
    assertThat(text(resolve(session(setting, ofSession), Map.of()), setting)).contains(ofSession);
    assertThat(text(resolve(session(setting, ofSession), option), setting)).contains(ofRead);
    assertThat(text(resolve(new SQLConf(), option), setting)).contains(ofRead);
    assertThat(List.of(ofSession, ofRead)).doesNotContain(setting.fallback().orElse(""));
  }

  @Test
  void settingsAreOneWordAndExplained() {
    Set<String> names = new HashSet<>();
    for (Setting<?> setting : Settings.all()) {
      assertThat(setting.name()).matches("[a-z][A-Za-z]*");
      assertThat(setting.meaning()).isNotBlank().doesNotContain("\n");
      assertThat(names.add(setting.name())).as("%s is declared once", setting.name()).isTrue();
    }
    assertThat(names).isEqualTo(GOOD.keySet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "region              | 1,2,3      | 1,2,3",
        "region              | 10,0,5,5   | 10,0,5,5",
        "atLeast             | 0          | a whole number from 1, not 0",
        "falsePositiveRate   | 1.5        | 1.5",
        "falsePositiveRate   | NaN        | NaN",
        "falseNegativeRate   | -0.1       | -0.1",
        "falseNegativeRate   | few        | 'few' is not a number",
        "referenceConfidence | 40         | 40",
        "mergeGap            | -1         | seconds, 0 or more such as 1.5, not -1",
        "minDuration         | Infinity   | seconds, 0 or more such as 1.5, not Infinity",
        "padding             | 1s         | '1s' is not a number",
        "plan                | best       | one of [auto, reference], not 'best'",
        "trainingBudget      | -1         | seconds, 0 or more such as 1.5, not -1",
        "models              | tiny       | one of [fast, paper, all], not 'tiny'",
        "labelFraction       | 20%        | '20%' is not a number",
        "minimumLabelled     | 0          | a whole number from 1, not 0",
        "maximumLabelled     | -1         | a whole number from 1, not -1",
        "segmentFrames       | 2.5        | '2.5' is not a number",
        "partitions          | -2         | a whole number from 0, not -2",
        "seed                | x          | 'x' is not a number",
        "step                | 0          | a whole number from 1, not 0",
        "resize              | big        | 'big'",
        "rotation            | left       | one of [apply, report], not 'left'",
        "mode                | strict     | one of [permissive, dropmalformed, failfast]",
        "recursiveFileLookup | yes        | true or false, not 'yes'",
        "pathGlobFilter      | [          | a pattern such as *.mp4, not '['",
        "modifiedAfter       | yesterday  | a time such as 2026-06-01T13:00:00, not 'yesterday'",
        "modifiedBefore      | 1st        | a time such as 2026-06-01T13:00:00, not '1st'",
        "threads             | 0          | a whole number from 1, not 0",
        "countFromIndex      | 1          | true or false, not '1'",
        "device              | tpu        | one of [auto, cpu, gpu], not 'tpu'",
        "gpusPerTask         | 0          | a share of a GPU such as 0.25, or a whole number from 1, not 0",
        "gpusPerTask         | 1.5        | a share of a GPU such as 0.25, or a whole number from 1, not 1.5",
        "gpusPerTask         | all        | 'all' is not a number",
        "maxPixels           | 0          | a whole number from 1, not 0",
        "maxStreams          | many       | 'many' is not a number",
        "maxFrames           | -1         | a whole number from 1, not -1",
        "maxFilesPerTrigger  | 0          | a whole number from 1, not 0"
      })
  void aBadValueIsNamedWithItsKey(String key, String value, String complaint) {
    assertThatThrownBy(() -> resolve(new SQLConf(), Map.of(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key + ": ")
        .hasMessageContaining(complaint);
    SQLConf session = new SQLConf();
    session.setConfString("spark.noscope." + key, value);
    assertThatThrownBy(() -> resolve(session, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key + ": ")
        .hasMessageContaining(complaint);
  }

  @Test
  void anUnknownOptionIsNamedWithTheNearest() {
    assertThatThrownBy(() -> resolve(new SQLConf(), Map.of("falsepositverate", "0.1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'falsepositverate'; the nearest is 'falsePositiveRate'");
  }

  @Test
  void optionsOfTheReaderItselfPass() {
    NoScopeConf conf = NoScopeConf.resolve(Map.of("Path", "x.mp4"), new SQLConf(), List.of("path"));

    assertThat(conf.toMap()).doesNotContainKey("path");
  }

  @Test
  void keysAreComparedWithoutCase() {
    assertThat(resolve(new SQLConf(), Map.of("SEGMENTFRAMES", "7")).segmentFrames()).isEqualTo(7);
  }

  @Test
  void aQueryIsMadeOfTheSettings() {
    NoScopeConf conf =
        resolve(
            new SQLConf(),
            Map.of(
                "label", "person",
                "region", "1,2,3,4",
                "referenceConfidence", "0.5",
                "falsePositiveRate", "0.02",
                "falseNegativeRate", "0.03"));

    assertThat(conf.query())
        .contains(
            new Query("person", Optional.of(new Region(1, 2, 3, 4)), 0.5, new Targets(0.02, 0.03)));
    assertThat(conf.query("car").label()).isEqualTo("car");
  }

  @Test
  void withoutAClassThereIsNoQuery() {
    assertThat(resolve(new SQLConf(), Map.of()).query()).isEmpty();
  }

  @Test
  void theDefaultsAreTheQuerysOwn() {
    assertThat(resolve(new SQLConf(), Map.of()).query("person")).isEqualTo(Query.of("person"));
  }

  @Test
  void saysHowFramesAreDecoded() {
    NoScopeConf usual = resolve(new SQLConf(), Map.of());
    assertThat(usual.choice()).isEqualTo(FrameChoice.ALL);
    assertThat(usual.decode()).isEqualTo(DecodeOptions.DEFAULT);
    assertThat(usual.mode()).isEqualTo(ReadMode.PERMISSIVE);

    NoScopeConf asked =
        resolve(
            new SQLConf(),
            Map.of("step", "5", "rotation", "report", "threads", "3", "mode", "failFast"));
    assertThat(asked.choice()).isEqualTo(FrameChoice.ALL.every(5));
    assertThat(asked.decode()).isEqualTo(new DecodeOptions(Set.of(), false, 3, Limits.DEFAULT));
    assertThat(asked.mode()).isEqualTo(ReadMode.FAILFAST);
  }

  @Test
  void aClassIsLookedForInUprightPictures() {
    assertThatThrownBy(
            () -> resolve(new SQLConf(), Map.of("rotation", "report", "label", "person")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'person' is looked for in upright pictures, and rotation=report leaves them as they"
                + " are coded: drop the label, or the rotation");
  }

  @Test
  void hasTheOptionsOfListingInSparksOwnSpelling() {
    assertThat(resolve(new SQLConf(), Map.of()).listing())
        .containsExactly(Map.entry("recursiveFileLookup", "false"));
    assertThat(
            resolve(
                    new SQLConf(),
                    Map.of(
                        "recursivefilelookup", "true",
                        "PATHGLOBFILTER", "*.mp4",
                        "modifiedAfter", "2026-01-01",
                        "modifiedBefore", "2026-01-02"))
                .listing())
        .containsOnly(
            Map.entry("recursiveFileLookup", "true"),
            Map.entry("pathGlobFilter", "*.mp4"),
            Map.entry("modifiedAfter", "2026-01-01"),
            Map.entry("modifiedBefore", "2026-01-02"));
  }

  @Test
  void settingsCanBeReplaced() {
    NoScopeConf conf = resolve(new SQLConf(), Map.of("region", "0,0,9,9", "partitions", "3"));

    NoScopeConf changed = conf.with(Map.of("partitions", "5"));

    assertThat(changed.partitions()).isEqualTo(5);
    assertThat(changed.query("person").region()).contains(new Region(0, 0, 9, 9));
    assertThat(conf.partitions()).isEqualTo(3);
    assertThat(changed).isNotEqualTo(conf);
    assertThat(changed.with(Map.of("partitions", "3"))).isEqualTo(conf).hasSameHashCodeAs(conf);
    assertThatThrownBy(() -> conf.with(Map.of("partitions", "many")))
        .hasMessageContaining("partitions: 'many' is not a number");
  }
}
