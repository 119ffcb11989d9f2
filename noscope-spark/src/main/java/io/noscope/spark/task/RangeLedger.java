package io.noscope.spark.task;

import io.noscope.store.LabelLedger;
import io.noscope.store.SegmentLabels;
import io.noscope.video.Segment;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger of one range of a file: what it knew when the range was opened, and what has been
 * labelled since, which is written down every so often and at the end. A ledger that cannot be
 * written costs no label, only the work of labelling once more.
 */
public final class RangeLedger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RangeLedger.class);

  /** How much work a task that is killed may lose, but for the segment that it is at. */
  private static final Duration PERIOD = Duration.ofSeconds(10);

  private final List<LabelLedger> ledgers;
  private final VideoFile video;
  private final List<Map<Long, SegmentLabels>> known = new ArrayList<>();
  private final List<List<SegmentLabels>> unwritten = new ArrayList<>();
  private final LongSupplier nanoTime;
  private long written;
  private boolean complained;

  private RangeLedger(List<LabelLedger> ledgers, VideoFile video, LongSupplier nanoTime) {
    this.ledgers = ledgers;
    this.video = video;
    this.nanoTime = nanoTime;
    written = nanoTime.getAsLong();
  }

  /**
   * Reads what is known of some segments.
   *
   * @param ledgers of each query; none for a ledger that knows nothing and takes nothing down
   * @param segments in the order of the file
   */
  public static RangeLedger open(
      List<LabelLedger> ledgers, VideoFile video, List<Segment> segments) {
    return open(ledgers, video, segments, System::nanoTime);
  }

  static RangeLedger open(
      List<LabelLedger> ledgers, VideoFile video, List<Segment> segments, LongSupplier nanoTime) {
    RangeLedger opened = new RangeLedger(ledgers, video, nanoTime);
    for (LabelLedger ledger : ledgers) {
      opened.known.add(
          segments.isEmpty()
              ? Map.of()
              : ledger.read(
                  video,
                  segments.get(0).firstFrame(),
                  segments.get(segments.size() - 1).endFrame()));
      opened.unwritten.add(new ArrayList<>());
    }
    return opened;
  }

  /** The labels of a segment for each query, if they are known for all of them. */
  public Optional<List<SegmentLabels>> find(Segment segment) {
    List<SegmentLabels> found = new ArrayList<>();
    for (int query = 0; query < ledgers.size(); query++) {
      if (knows(query, segment.firstFrame(), segment.frames())) {
        found.add(known.get(query).get(segment.firstFrame()));
      }
    }
    return found.isEmpty() || found.size() < ledgers.size() ? Optional.empty() : Optional.of(found);
  }

  private boolean knows(int query, long firstFrame, long frames) {
    SegmentLabels labels = known.get(query).get(firstFrame);
    return labels != null && labels.frames() == frames;
  }

  /** The same labels of a segment, which are taken down if they are read to their end. */
  public FrameCursor record(FrameCursor cursor, Segment segment) {
    return ledgers.isEmpty()
        ? cursor
        : new RecordedFrames(cursor, segment, ledgers.size(), this::take);
  }

  private void take(List<SegmentLabels> labels) {
    for (int query = 0; query < labels.size(); query++) {
      SegmentLabels segment = labels.get(query);
      if (!knows(query, segment.firstFrame(), segment.frames())) {
        unwritten.get(query).add(segment);
      }
    }
    if (nanoTime.getAsLong() - written >= PERIOD.toNanos()) {
      write();
    }
  }

  private void write() {
    for (int query = 0; query < ledgers.size(); query++) {
      try {
        ledgers.get(query).append(video, unwritten.get(query));
      } catch (IOException e) {
        complain(e);
      }
      unwritten.get(query).clear();
    }
    written = nanoTime.getAsLong();
  }

  private void complain(IOException e) {
    if (!complained) {
      LOG.warn(
          "{}: its labels cannot be kept for the next run; make the store writable, or set"
              + " ledger=false",
          video.path(),
          e);
    }
    complained = true;
  }

  /** Writes down what has not been: it stays true even where the task has failed since. */
  @Override
  public void close() {
    write();
  }
}
