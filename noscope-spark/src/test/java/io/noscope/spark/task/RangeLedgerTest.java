package io.noscope.spark.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.Stage;
import io.noscope.cascade.StageCounts;
import io.noscope.label.Query;
import io.noscope.store.LabelLedger;
import io.noscope.store.LabelRules;
import io.noscope.video.Segment;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is labelled is written down every ten seconds by a clock that the test winds. */
class RangeLedgerTest {
  private static final VideoFile VIDEO = new VideoFile("file:/hall/1.mp4", 10, 20);
  private static final List<Segment> SEGMENTS =
      IntStream.range(0, 5)
          .mapToObj(i -> new Segment(10L * i, 10, Segment.FROM_START, 10L * i, 10L * i + 10, 0))
          .toList();

  @TempDir private Path store;
  private final AtomicLong clock = new AtomicLong(-5);

  /** Labels of some frames, as if a cascade gave them. */
  private static final class GivenFrames implements FrameCursor {
    private final long end;
    private long frame;
    private boolean closed;

    private GivenFrames(long first, long end) {
      this.frame = first - 1;
      this.end = end;
    }

    @Override
    public boolean advance() {
      frame++;
      return frame < end;
    }

    @Override
    public List<FrameLabel> labels() {
      return List.of(
          new FrameLabel(
              frame, frame, frame, frame == 0, true, Stage.MODEL, 0.75f, Optional.empty()));
    }

    @Override
    public StageCounts counts() {
      return StageCounts.uncascaded(frame, 0, 0);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private List<LabelLedger> ledgers(String root) {
    Cascade plan = Cascade.referenceOnly(Query.of("person"), "table");
    return List.of(new LabelLedger(new Configuration(), root, new LabelRules(plan, 10)));
  }

  private RangeLedger open() {
    return RangeLedger.open(ledgers(store.toString()), VIDEO, SEGMENTS, clock::get);
  }

  private static void label(RangeLedger ledger, Segment segment, long missing) throws IOException {
    GivenFrames given = new GivenFrames(segment.firstFrame(), segment.endFrame() - missing);
    try (FrameCursor frames = ledger.record(given, segment)) {
      while (frames.advance()) {
        assertThat(frames.labels()).hasSize(1);
      }
    }
    assertThat(given.closed).isTrue();
  }

  /** Segments that whoever comes later finds labelled. */
  private List<Segment> known() {
    try (RangeLedger later = open()) {
      return SEGMENTS.stream().filter(segment -> later.find(segment).isPresent()).toList();
    }
  }

  @Test
  void aTaskThatIsKilledLosesTenSecondsAtMost() throws IOException {
    RangeLedger ledger = open();
    label(ledger, SEGMENTS.get(0), 0);
    clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(9_999));
    label(ledger, SEGMENTS.get(1), 0);
    assertThat(known()).isEmpty();

    clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
    label(ledger, SEGMENTS.get(2), 0);
    assertThat(known()).isEqualTo(SEGMENTS.subList(0, 3));

    clock.addAndGet(TimeUnit.SECONDS.toNanos(9));
    label(ledger, SEGMENTS.get(3), 0);
    assertThat(known()).isEqualTo(SEGMENTS.subList(0, 3));

    ledger.close();
    assertThat(known()).isEqualTo(SEGMENTS.subList(0, 4));
  }

  @Test
  void aSegmentWithLossIsNotTakenDown() throws IOException {
    try (RangeLedger ledger = open()) {
      label(ledger, SEGMENTS.get(0), 1);
      label(ledger, SEGMENTS.get(1), 0);
    }

    assertThat(known()).containsExactly(SEGMENTS.get(1));
  }

  @Test
  void aSegmentThatIsCutDifferentlyIsNotKnown() throws IOException {
    try (RangeLedger ledger = open()) {
      label(ledger, SEGMENTS.get(0), 0);
    }

    try (RangeLedger later = open()) {
      assertThat(later.find(SEGMENTS.get(0).upTo(SEGMENTS.get(1)))).isEmpty();
    }
  }

  @Test
  void aStoreThatCannotBeWrittenCostsNoLabel() throws IOException {
    Path file = Files.createFile(store.resolve("not a folder"));
    try (RangeLedger ledger =
        RangeLedger.open(ledgers(file.toString()), VIDEO, SEGMENTS, clock::get)) {
      label(ledger, SEGMENTS.get(0), 0);
    }

    assertThat(file).isEmptyFile();
  }

  @Test
  void withoutALedgerTheCursorIsLeftAsItIs() {
    GivenFrames given = new GivenFrames(0, 10);
    try (RangeLedger none = RangeLedger.open(List.of(), VIDEO, SEGMENTS)) {
      assertThat(none.record(given, SEGMENTS.get(0))).isSameAs(given);
      assertThat(none.find(SEGMENTS.get(0))).isEmpty();
    }
  }
}
