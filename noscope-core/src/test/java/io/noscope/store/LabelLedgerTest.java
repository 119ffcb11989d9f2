package io.noscope.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.Stage;
import io.noscope.label.Query;
import io.noscope.video.FrameTimes;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelLedgerTest {
  private static final VideoFile VIDEO = new VideoFile("hdfs://nn/lobby/a b.mp4", 1000, 77);
  private static final FrameTimes TIMES = new FrameTimes(5, 9_000, 0.001, 25, true, false);
  private static final LabelRules RULES =
      new LabelRules(Cascade.referenceOnly(Query.of("person"), "nanodet"), 250);
  private static final long ALL = Long.MAX_VALUE;
  private static final List<Stage> STAGES = List.of(Stage.values());

  @TempDir private Path store;

  private LabelLedger ledger(LabelRules rules) {
    return new LabelLedger(new Configuration(), store.toString(), rules);
  }

  private LabelLedger ledger() {
    return ledger(RULES);
  }

  /** Runs of labels, any score that a float can be, uneven times and keyframes. */
  private static List<FrameLabel> labels(long first, int frames, Random random) {
    List<FrameLabel> labels = new ArrayList<>();
    long pts = random.nextInt(1000) - 500L;
    boolean present = random.nextBoolean();
    float score = 0;
    Stage stage = Stage.SKIPPED;
    for (int i = 0; i < frames; i++) {
      if (random.nextInt(3) == 0) {
        present = random.nextBoolean();
        score = random.nextInt(4) == 0 ? FrameLabel.NO_SCORE : random.nextFloat();
        stage = STAGES.get(random.nextInt(STAGES.size()));
      }
      boolean keyframe = i == 0 || random.nextInt(20) == 0;
      labels.add(
          new FrameLabel(
              first + i,
              pts,
              TIMES.seconds(pts),
              keyframe,
              present,
              stage,
              score,
              Optional.empty()));
      pts += random.nextInt(5) == 0 ? 1 + random.nextInt(80) : 40;
    }
    return labels;
  }

  private static SegmentLabels segment(List<FrameLabel> labels) {
    SegmentLabels.Builder builder = new SegmentLabels.Builder(labels.get(0).frame());
    labels.forEach(builder::add);
    return builder.build(labels.size()).orElseThrow();
  }

  private static SegmentLabels segment(long first) {
    return segment(labels(first, 250, new Random(first)));
  }

  private static List<FrameLabel> labels(SegmentLabels segment) {
    List<FrameLabel> labels = new ArrayList<>();
    for (int i = 0; i < segment.frames(); i++) {
      labels.add(segment.label(i, TIMES));
    }
    return labels;
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.walk(store)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 40; i++) {
      List<FrameLabel> labels = labels(1_000L * i, 1 + random.nextInt(900), random);
      ledger().append(VIDEO, List.of(segment(labels)));

      SegmentLabels read = ledger().read(VIDEO, 0, ALL).get(1_000L * i);

      assertThat(labels(read)).isEqualTo(labels);
    }
  }

  @Test
  void aSegmentWithAGapOrWithoutItsEndIsNone() {
    List<FrameLabel> labels = labels(500, 10, new Random(2));
    SegmentLabels.Builder torn = new SegmentLabels.Builder(500);
    labels.subList(0, 9).forEach(torn::add);
    SegmentLabels.Builder gap = new SegmentLabels.Builder(500);
    labels.stream().filter(label -> label.frame() != 504).forEach(gap::add);
    SegmentLabels.Builder late = new SegmentLabels.Builder(499);
    labels.forEach(late::add);

    assertThat(torn.build(10)).isEmpty();
    assertThat(gap.build(9)).isEmpty();
    assertThat(late.build(10)).isEmpty();
  }

  @Test
  void onlyWhatLiesWithinTheFramesIsRead() throws IOException {
    ledger().append(VIDEO, List.of(segment(0), segment(250)));
    ledger().append(VIDEO, List.of(segment(500)));

    assertThat(ledger().read(VIDEO, 0, 750)).containsOnlyKeys(0L, 250L, 500L);
    assertThat(ledger().read(VIDEO, 250, 749)).containsOnlyKeys(250L);
    assertThat(ledger().read(VIDEO, 750, ALL)).isEmpty();
  }

  @Test
  void nothingIsKnownOfAnotherVersionOfTheFileOrByOtherRules() throws IOException {
    ledger().append(VIDEO, List.of(segment(0)));

    assertThat(ledger().read(new VideoFile(VIDEO.path(), 1001, 77), 0, ALL)).isEmpty();
    assertThat(ledger().read(new VideoFile(VIDEO.path(), 1000, 78), 0, ALL)).isEmpty();
    assertThat(ledger().read(new VideoFile("hdfs://nn/a b.mp4", 1000, 77), 0, ALL)).isEmpty();
    assertThat(ledger(new LabelRules(RULES.cascade(), 251)).read(VIDEO, 0, ALL)).isEmpty();
    assertThat(ledger().read(VIDEO, 0, ALL)).hasSize(1);
  }

  @Test
  void tornLinesAndStrangeFilesArePassedOver() throws IOException {
    ledger().append(VIDEO, List.of(segment(0), segment(250), segment(500)));
    Path file = file();
    List<String> lines = Files.readAllLines(file);
    String shorter = lines.get(1).replaceFirst("\"end\":500", "\"end\":499");
    Files.writeString(
        file,
        String.join(
            "\n",
            lines.get(0),
            lines.get(1).substring(0, lines.get(1).length() / 2),
            "",
            "{}",
            "null",
            shorter,
            lines.get(1).replaceFirst("\\{\"frames\":[0-9]+,\"ticks\"", "{\"frames\":-1,\"ticks\""),
            lines.get(1).replaceFirst("\"labels\":\\[", "\"labels\":[null,"),
            lines.get(2)),
        UTF_8);
    // Hadoop's checksum of the file as it was.
    Files.delete(file.resolveSibling("." + file.getFileName() + ".crc"));
    Files.writeString(file.resolveSibling("_0-750-unfinished"), lines.get(1), UTF_8);
    Files.writeString(file.resolveSibling("notes.jsonl"), lines.get(1), UTF_8);

    assertThat(ledger().read(VIDEO, 0, ALL)).containsOnlyKeys(0L, 500L);
  }

  @Test
  void aFileThatCannotBeReadHidesNoOther() throws IOException {
    ledger().append(VIDEO, List.of(segment(0)));
    Path file = file();
    Files.writeString(file, "changed under its checksum", UTF_8);
    ledger().append(VIDEO, List.of(segment(250)));

    assertThat(ledger().read(VIDEO, 0, ALL)).containsOnlyKeys(250L);
  }

  @Test
  void writersDoNotGetInEachOthersWay() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        long own = writer * 2_500L;
        writers.add(
            threads.submit(
                () -> {
                  for (long first = 0; first < 2_500; first += 250) {
                    // The last segment is written by all of them.
                    ledger().append(VIDEO, List.of(segment(own + first), segment(10_000)));
                    assertThat(ledger().read(VIDEO, 0, ALL)).containsKey(own + first);
                  }
                  return null;
                }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      threads.shutdownNow();
    }

    Map<Long, SegmentLabels> read = ledger().read(VIDEO, 0, ALL);
    assertThat(read).hasSize(41);
    assertThat(read.values())
        .allSatisfy(s -> assertThat(labels(s)).isEqualTo(labels(segment(s.firstFrame()))));
  }

  @Test
  void nothingIsWrittenForNoSegments() throws IOException {
    ledger().append(VIDEO, List.of());

    assertThat(store).isEmptyDirectory();
  }
}
