package io.noscope.optimize;

import io.noscope.label.WindowRule;
import io.noscope.video.VideoFile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which complete window each frame of a sample belongs to. Frames of all runs are numbered one
 * after another. What is counted is counted once: the optimizer asks for every band it looks at.
 *
 * @param windowOf for each frame its window; {@link #NONE} where the window is not complete
 * @param positive for each window whether the reference detector's labels make it positive
 * @param positives how many are
 * @param needed present frames that make a window positive
 * @param present for each frame the reference detector's label
 * @param presentFrames how many it calls present
 */
record WindowLayout(
    int[] windowOf,
    boolean[] positive,
    int positives,
    int needed,
    boolean[] present,
    int presentFrames) {
  /** The window of a frame whose window is not complete. */
  static final int NONE = -1;

  static WindowLayout of(WindowRule rule, List<LabelledRun> runs) {
    Map<WindowKey, int[]> counts = new HashMap<>();
    for (LabelledRun run : runs) {
      for (int k = 0; k < run.present().length; k++) {
        int[] count = counts.computeIfAbsent(key(rule, run, k), key -> new int[] {0, 0, NONE});
        count[0]++;
        count[1] += run.present()[k] ? 1 : 0;
      }
    }
    int frames = runs.stream().mapToInt(run -> run.present().length).sum();
    int[] windowOf = new int[frames];
    boolean[] present = new boolean[frames];
    boolean[] positive = new boolean[counts.size()];
    int needed = rule.needed(rule.frames());
    int windows = 0;
    int frame = 0;
    for (LabelledRun run : runs) {
      for (int k = 0; k < run.present().length; k++) {
        int[] count = counts.get(key(rule, run, k));
        if (count[2] == NONE && count[0] == rule.frames()) {
          count[2] = windows;
          positive[windows++] = count[1] >= needed;
        }
        present[frame] = run.present()[k];
        windowOf[frame++] = count[2];
      }
    }
    return new WindowLayout(
        windowOf,
        Arrays.copyOf(positive, windows),
        count(positive),
        needed,
        present,
        count(present));
  }

  private static WindowKey key(WindowRule rule, LabelledRun run, int k) {
    return new WindowKey(run.file(), rule.windowOf(run.firstFrame() + k));
  }

  int frames() {
    return windowOf.length;
  }

  int negatives() {
    return positive.length - positives;
  }

  private static int count(boolean[] values) {
    int count = 0;
    for (boolean one : values) {
      count += one ? 1 : 0;
    }
    return count;
  }

  private record WindowKey(VideoFile file, long window) {}
}
