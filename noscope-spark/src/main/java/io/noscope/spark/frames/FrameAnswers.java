package io.noscope.spark.frames;

import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.StageCounts;
import io.noscope.spark.task.CameraTasks;
import io.noscope.spark.task.FrameCursor;
import io.noscope.video.FFmpegImageViews;
import io.noscope.video.HeldFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;

/** The rows of a partition, in their order, each with an answer to every query behind it. */
final class FrameAnswers implements Iterator<InternalRow>, AutoCloseable {
  private final FrameRows rows;
  private final CameraTasks cameras;
  private final int queries;
  private final int segmentFrames;
  private final FFmpegImageViews views = new FFmpegImageViews();
  private final Queue<InternalRow> waiting = new ArrayDeque<>();
  private final JoinedRow answered = new JoinedRow();
  private Optional<FrameCursor> segment = Optional.empty();
  private Optional<InternalRow> next = Optional.empty();
  private StageCounts finished = StageCounts.NONE;

  /**
   * @param rows in the order of camera, path and frame
   * @param cameras what to run
   * @param queries how many
   * @param segmentFrames at whose multiples segments end
   */
  FrameAnswers(FrameRows rows, CameraTasks cameras, int queries, int segmentFrames) {
    this.rows = rows;
    this.cameras = cameras;
    this.queries = queries;
    this.segmentFrames = segmentFrames;
  }

  @Override
  public boolean hasNext() {
    if (next.isEmpty()) {
      try {
        next = read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return next.isPresent();
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException("there are no more rows");
    }
    InternalRow row = next.orElseThrow();
    next = Optional.empty();
    return row;
  }

  private Optional<InternalRow> read() throws IOException {
    while (true) {
      if (segment.isPresent()) {
        if (segment.get().advance()) {
          return Optional.of(row(waiting.remove(), segment.get().labels()));
        }
        endSegment();
      }
      Optional<FrameRow> first = rows.peek();
      if (first.isEmpty()) {
        return Optional.empty();
      }
      if (first.get().image().isEmpty()) {
        rows.take();
        return Optional.of(answered.apply(first.get().row(), new GenericInternalRow(queries)));
      }
      RowFrames frames = new RowFrames(rows, segmentFrames, waiting, views);
      // All rows are kept until their turn, so all of them count as held.
      segment =
          Optional.of(
              cameras
                  .of(first.get().camera())
                  .orElseThrow()
                  .run(frames, (current, present) -> true));
    }
  }

  private InternalRow row(InternalRow row, List<FrameLabel> labels) {
    Object[] answers = new Object[queries];
    for (int i = 0; i < queries; i++) {
      answers[i] = labels.get(i).present();
    }
    labels.get(0).pixels().ifPresent(HeldFrame::close);
    return answered.apply(row, new GenericInternalRow(answers));
  }

  private void endSegment() throws IOException {
    if (segment.isPresent()) {
      FrameCursor ending = segment.get();
      segment = Optional.empty();
      finished = finished.plus(ending.counts());
      ending.close();
    }
  }

  /** What became of the rows so far. */
  StageCounts counts() {
    return segment.map(open -> finished.plus(open.counts())).orElse(finished);
  }

  /** Detectors and models that had to be loaded so far. */
  int loads() {
    return cameras.loads();
  }

  @Override
  public void close() throws IOException {
    try (views;
        cameras) {
      endSegment();
    }
  }
}
