package io.noscope.spark.task;

import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.StageCounts;
import io.noscope.store.SegmentLabels;
import io.noscope.video.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Takes down the labels of a segment, and hands them on if all its frames have got theirs. */
final class RecordedFrames implements FrameCursor {
  private final FrameCursor cursor;
  private final Segment segment;
  private final List<SegmentLabels.Builder> builders;
  private final Consumer<List<SegmentLabels>> finished;
  private List<FrameLabel> labels = List.of();

  /**
   * Owns the cursor.
   *
   * @param queries how many labels each frame has
   * @param finished gets the labels of the segment, for each query, when all are there
   */
  RecordedFrames(
      FrameCursor cursor, Segment segment, int queries, Consumer<List<SegmentLabels>> finished) {
    this.cursor = cursor;
    this.segment = segment;
    this.finished = finished;
    builders =
        IntStream.range(0, queries)
            .mapToObj(query -> new SegmentLabels.Builder(segment.firstFrame()))
            .toList();
  }

  @Override
  public boolean advance() throws IOException {
    if (!cursor.advance()) {
      finish();
      return false;
    }
    labels = cursor.labels();
    for (int i = 0; i < builders.size(); i++) {
      builders.get(i).add(labels.get(i));
    }
    return true;
  }

  private void finish() {
    List<SegmentLabels> whole = new ArrayList<>(builders.size());
    builders.forEach(builder -> builder.build(segment.frames()).ifPresent(whole::add));
    if (whole.size() == builders.size()) {
      finished.accept(whole);
    }
  }

  @Override
  public List<FrameLabel> labels() {
    return labels;
  }

  @Override
  public StageCounts counts() {
    return cursor.counts();
  }

  @Override
  public void close() throws IOException {
    cursor.close();
  }
}
