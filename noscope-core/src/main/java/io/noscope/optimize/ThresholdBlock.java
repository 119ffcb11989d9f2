package io.noscope.optimize;

import io.noscope.label.WindowRule;
import java.util.Arrays;
import java.util.List;

/**
 * The labelled segments that thresholds are chosen on. Their frames are numbered one after another;
 * a cascade starts anew at the first frame of each segment.
 *
 * @param segments what was labelled
 * @param starts for each frame the first frame of its segment
 * @param present for each frame the reference detector's label
 * @param leads for each frame whether it is the first of its group of pictures
 * @param motion for each frame how much moves in its group
 * @param disposable for each frame whether no other is predicted from it
 * @param drafts whether views are of drafts
 * @param layout its windows
 */
record ThresholdBlock(
    List<LabelledSegment> segments,
    int[] starts,
    boolean[] present,
    boolean[] leads,
    double[] motion,
    boolean[] disposable,
    boolean drafts,
    WindowLayout layout) {

  /** Of full pictures. */
  static ThresholdBlock of(WindowRule rule, List<LabelledSegment> segments) {
    return of(rule, segments, false);
  }

  static ThresholdBlock of(WindowRule rule, List<LabelledSegment> segments, boolean drafts) {
    WindowLayout layout =
        WindowLayout.of(rule, segments.stream().map(LabelledSegment::run).toList());
    int[] starts = new int[layout.frames()];
    boolean[] present = new boolean[layout.frames()];
    boolean[] leads = new boolean[layout.frames()];
    double[] motion = new double[layout.frames()];
    boolean[] disposable = new boolean[layout.frames()];
    int start = 0;
    for (LabelledSegment segment : segments) {
      int end = start + segment.frames();
      Arrays.fill(starts, start, end, start);
      System.arraycopy(segment.present(), 0, present, start, segment.frames());
      System.arraycopy(segment.motion().leads(), 0, leads, start, segment.frames());
      System.arraycopy(segment.motion().motion(), 0, motion, start, segment.frames());
      System.arraycopy(segment.motion().disposable(), 0, disposable, start, segment.frames());
      start = end;
    }
    return new ThresholdBlock(
        List.copyOf(segments), starts, present, leads, motion, disposable, drafts, layout);
  }

  int frames() {
    return starts.length;
  }

  /** Whether there is something to leave out. */
  boolean hasDisposable() {
    return segments.stream().anyMatch(segment -> segment.motion().hasDisposable());
  }

  /** For each segment its first frame. */
  int[] segmentStarts() {
    int[] first = new int[segments.size()];
    for (int s = 1; s < first.length; s++) {
      first[s] = first[s - 1] + segments.get(s - 1).frames();
    }
    return first;
  }

  /** One array of a value per frame from one array per segment. */
  double[] flatten(float[][] values) {
    double[] all = new double[frames()];
    int frame = 0;
    if (values.length != segments.size()) {
      throw new IllegalArgumentException(
          "probabilities for %d segments of %d".formatted(values.length, segments.size()));
    }
    for (int s = 0; s < values.length; s++) {
      if (values[s].length != segments.get(s).frames()) {
        throw new IllegalArgumentException(
            "segment %d has %d frames and %d probabilities"
                .formatted(s, segments.get(s).frames(), values[s].length));
      }
      for (float value : values[s]) {
        if (!(value >= 0 && value <= 1)) {
          throw new IllegalArgumentException("a probability lies in [0, 1], not " + value);
        }
        all[frame++] = value;
      }
    }
    return all;
  }
}
