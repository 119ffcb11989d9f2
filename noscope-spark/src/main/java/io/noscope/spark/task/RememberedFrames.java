package io.noscope.spark.task;

import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.StageCounts;
import io.noscope.store.SegmentLabels;
import io.noscope.video.BadVideoException;
import io.noscope.video.FrameSource;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Labels that an earlier run gave. Frames are decoded for their pixels alone. */
public final class RememberedFrames implements FrameCursor {
  private final VideoInfo video;
  private final List<SegmentLabels> known;
  private final BitSet shown;
  private final Optional<FrameSource> source;
  private int index = -1;
  private long nanos;

  /**
   * Owns the source.
   *
   * @param known the segment's labels, for each query
   * @param shown frames, from 0 at the segment's first, whose labels carry pixels
   * @param source gives these frames, and maybe others; empty where none is shown
   */
  public RememberedFrames(
      VideoInfo video, List<SegmentLabels> known, BitSet shown, Optional<FrameSource> source) {
    this.video = video;
    this.known = known;
    this.shown = shown;
    this.source = source;
  }

  @Override
  public boolean advance() throws IOException {
    if (index + 1 == known.get(0).frames()) {
      return false;
    }
    index++;
    if (shown.get(index)) {
      decodeTo(known.get(0).firstFrame() + index);
    }
    return true;
  }

  private void decodeTo(long frame) throws IOException {
    FrameSource pixels = source.orElseThrow();
    long start = System.nanoTime();
    boolean more = pixels.advance();
    while (more && pixels.number() < frame) {
      more = pixels.advance();
    }
    nanos += System.nanoTime() - start;
    if (!more || pixels.number() != frame) {
      throw new BadVideoException(
          video.file().path(),
          "frame %d does not decode, though it has a label in the ledger; read with ledger=false"
              .formatted(frame));
    }
  }

  @Override
  public List<FrameLabel> labels() {
    List<FrameLabel> labels = new ArrayList<>(known.size());
    for (SegmentLabels segment : known) {
      labels.add(segment.label(index, video.times()));
    }
    if (shown.get(index)) {
      labels.set(0, labels.get(0).with(source.map(FrameSource::hold)));
    }
    return labels;
  }

  @Override
  public StageCounts counts() {
    long frames = index + 1L;
    return StageCounts.uncascaded(frames, frames * known.size(), nanos);
  }

  @Override
  public void close() {
    source.ifPresent(FrameSource::close);
  }
}
