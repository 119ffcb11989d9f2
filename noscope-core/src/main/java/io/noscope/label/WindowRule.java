package io.noscope.label;

import java.io.Serializable;

/**
 * Turns frame labels into window labels: aligned blocks of frames, positive when at least 28/30 of
 * their frames are (Kang et al. 2017, section 3). Training, thresholds and evaluation all count
 * errors by this one rule.
 *
 * @param frames length of a window in frames, 1 or more
 */
public record WindowRule(int frames) implements Serializable {
  public WindowRule {
    if (frames < 1) {
      throw new IllegalArgumentException("a window has at least one frame, not " + frames);
    }
  }

  /** Windows of one second. */
  public static WindowRule ofOneSecond(double framesPerSecond) {
    return new WindowRule(Math.max(1, (int) Math.round(framesPerSecond)));
  }

  /** Positive frames that make a block of {@code length} frames positive; at least one. */
  public int needed(int length) {
    return Math.max(1, (int) Math.round(length * 28 / 30.0));
  }

  /** The window that holds a frame, both counted from 0 in the frame's file. */
  public long windowOf(long frame) {
    return frame / frames;
  }

  /**
   * Window labels of a file whose frames have these labels. A last block that is shorter than a
   * window counts as a window of its own length.
   */
  public boolean[] windowLabels(boolean[] frameLabels) {
    boolean[] labels = new boolean[(frameLabels.length + frames - 1) / frames];
    for (int window = 0; window < labels.length; window++) {
      int from = window * frames;
      int to = Math.min(from + frames, frameLabels.length);
      int positive = 0;
      for (int frame = from; frame < to; frame++) {
        positive += frameLabels[frame] ? 1 : 0;
      }
      labels[window] = positive >= needed(to - from);
    }
    return labels;
  }
}
