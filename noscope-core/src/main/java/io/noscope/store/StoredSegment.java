package io.noscope.store;

import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * One line of the ledger: a segment that was labelled to its end.
 *
 * @param path of the video
 * @param first number of its first frame
 * @param end number of the frame after its last
 * @param times each frame's distance from the one before, the first's from 0, as runs
 * @param keyframes numbers of the keyframes
 * @param labels as runs
 */
record StoredSegment(
    String path, long first, long end, List<Times> times, long[] keyframes, List<Labels> labels) {
  StoredSegment {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(keyframes, "keyframes");
    times = List.copyOf(times);
    labels = List.copyOf(labels);
  }

  /** So many frames in a row that are so many ticks of the stream's time base apart. */
  record Times(int frames, long ticks) {}

  /** So many frames in a row with one label; the score is null for none. */
  record Labels(int frames, boolean present, Stage stage, Float score) {}

  static StoredSegment of(String path, SegmentLabels segment) {
    long first = segment.firstFrame();
    return new StoredSegment(
        path,
        first,
        segment.endFrame(),
        times(segment.pts()),
        segment.keyframes().stream().mapToLong(index -> first + index).toArray(),
        labels(segment));
  }

  private static List<Times> times(long[] pts) {
    List<Times> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= pts.length; i++) {
      if (i == pts.length || ticks(pts, i) != ticks(pts, start)) {
        runs.add(new Times(i - start, ticks(pts, start)));
        start = i;
      }
    }
    return runs;
  }

  private static long ticks(long[] pts, int index) {
    return pts[index] - (index == 0 ? 0 : pts[index - 1]);
  }

  private static List<Labels> labels(SegmentLabels segment) {
    List<Labels> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= segment.frames(); i++) {
      if (i == segment.frames() || !sameLabel(segment, start, i)) {
        float score = segment.scores()[start];
        runs.add(
            new Labels(
                i - start,
                segment.present().get(start),
                segment.stages()[start],
                Float.isNaN(score) ? null : score));
        start = i;
      }
    }
    return runs;
  }

  private static boolean sameLabel(SegmentLabels segment, int a, int b) {
    return segment.present().get(a) == segment.present().get(b)
        && segment.stages()[a] == segment.stages()[b]
        && Float.compare(segment.scores()[a], segment.scores()[b]) == 0;
  }

  /** Whether it lies within these frames; tells before anything is made of it. */
  boolean isWithin(long from, long to) {
    return first >= from && first < end && end <= to;
  }

  /**
   * What it stands for.
   *
   * @throws IllegalArgumentException where the line contradicts itself
   */
  SegmentLabels toLabels() {
    int frames = Math.toIntExact(end - first);
    if (times.stream().mapToLong(Times::frames).sum() != frames
        || labels.stream().mapToLong(Labels::frames).sum() != frames
        || times.stream().anyMatch(run -> run.frames() < 1)
        || labels.stream().anyMatch(run -> run.frames() < 1 || run.stage() == null)
        || Arrays.stream(keyframes).anyMatch(key -> key < first || key >= end)) {
      throw new IllegalArgumentException(
          "the runs of frames %d to %d do not add up".formatted(first, end - 1));
    }
    BitSet keys = new BitSet(frames);
    Arrays.stream(keyframes).forEach(key -> keys.set((int) (key - first)));
    BitSet present = new BitSet(frames);
    Stage[] stages = new Stage[frames];
    float[] scores = new float[frames];
    int at = 0;
    for (Labels run : labels) {
      int next = at + run.frames();
      present.set(at, next, run.present());
      Arrays.fill(stages, at, next, run.stage());
      Arrays.fill(scores, at, next, run.score() == null ? FrameLabel.NO_SCORE : run.score());
      at = next;
    }
    return new SegmentLabels(first, pts(frames), keys, present, stages, scores);
  }

  private long[] pts(int frames) {
    long[] pts = new long[frames];
    long last = 0;
    int at = 0;
    for (Times run : times) {
      for (int i = 0; i < run.frames(); i++) {
        last += run.ticks();
        pts[at++] = last;
      }
    }
    return pts;
  }
}
