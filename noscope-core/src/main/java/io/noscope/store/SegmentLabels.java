package io.noscope.store;

import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.Stage;
import io.noscope.video.FrameTimes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * The labels of a segment's frames, all of them, and what else a row says of a frame. Arrays are by
 * frame, from the segment's first.
 *
 * @param firstFrame number of the first in the file
 * @param pts presentation times in the stream's time base
 * @param keyframes which are keyframes
 * @param present which show the class
 * @param stages what decided
 * @param scores what it decided by; {@link FrameLabel#NO_SCORE} for none
 */
public record SegmentLabels(
    long firstFrame, long[] pts, BitSet keyframes, BitSet present, Stage[] stages, float[] scores) {
  public SegmentLabels {
    if (firstFrame < 0
        || pts.length == 0
        || pts.length != stages.length
        || pts.length != scores.length
        || keyframes.length() > pts.length
        || present.length() > pts.length) {
      throw new IllegalArgumentException(
          "frames from %d on: %d times, %d stages, %d scores; each frame has one of each"
              .formatted(firstFrame, pts.length, stages.length, scores.length));
    }
  }

  /** How many frames. */
  public int frames() {
    return pts.length;
  }

  /** Number of the frame after the last. */
  public long endFrame() {
    return firstFrame + pts.length;
  }

  /**
   * The label of a frame, without pixels.
   *
   * @param index of the frame, from 0 at the segment's first
   * @param times of the video
   */
  public FrameLabel label(int index, FrameTimes times) {
    return new FrameLabel(
        firstFrame + index,
        pts[index],
        times.seconds(pts[index]),
        keyframes.get(index),
        present.get(index),
        stages[index],
        scores[index],
        Optional.empty());
  }

  /** Gathers the labels of a segment while they are given. */
  public static final class Builder {
    private final long firstFrame;
    private final BitSet keyframes = new BitSet();
    private final BitSet present = new BitSet();
    private long[] pts = new long[64];
    private Stage[] stages = new Stage[64];
    private float[] scores = new float[64];
    private int size;
    private boolean gap;

    /**
     * @param firstFrame of the segment
     */
    public Builder(long firstFrame) {
      this.firstFrame = firstFrame;
    }

    /** Takes the next frame's label. */
    public void add(FrameLabel label) {
      gap |= label.frame() != firstFrame + size;
      if (size == pts.length) {
        pts = Arrays.copyOf(pts, 2 * size);
        stages = Arrays.copyOf(stages, 2 * size);
        scores = Arrays.copyOf(scores, 2 * size);
      }
      pts[size] = label.pts();
      keyframes.set(size, label.keyframe());
      present.set(size, label.present());
      stages[size] = label.stage();
      scores[size] = label.score();
      size++;
    }

    /**
     * The labels; empty where a frame is missing.
     *
     * @param frames that the segment has
     */
    public Optional<SegmentLabels> build(long frames) {
      if (gap || size != frames) {
        return Optional.empty();
      }
      return Optional.of(
          new SegmentLabels(
              firstFrame,
              Arrays.copyOf(pts, size),
              keyframes,
              present,
              Arrays.copyOf(stages, size),
              Arrays.copyOf(scores, size)));
    }
  }
}
