package io.noscope.optimize;

import io.noscope.label.WindowRule;
import io.noscope.video.Segment;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A small random share of all windows, which the reference detector looks at as well as the cascade
 * does. Every complete window has the same chance, whatever the file that it lies in; the same
 * windows of a file are always drawn.
 *
 * @param share of the windows, from 0 to 1
 * @param seed of the draw
 */
public record Trickle(double share, long seed) {
  /** So many windows in a segment at least: one of them is aligned and complete. */
  private static final int SEGMENT_WINDOWS = 2;

  public Trickle {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share of windows lies from 0 to 1, not " + share);
    }
  }

  /** The windows that are drawn of a video, in order; often none. */
  public List<CheckedWindow> of(VideoInfo video, WindowRule rule) {
    SplittableRandom random = new SplittableRandom(seed ^ mix(video.file()));
    List<CheckedWindow> drawn = new ArrayList<>();
    for (Segment segment : video.segments(SEGMENT_WINDOWS * rule.frames())) {
      long first = -Math.floorDiv(-segment.firstFrame(), (long) rule.frames()) * rule.frames();
      for (long at = first; at + rule.frames() <= segment.endFrame(); at += rule.frames()) {
        if (random.nextDouble() < share) {
          drawn.add(new CheckedWindow(segment, at));
        }
      }
    }
    return List.copyOf(drawn);
  }

  private static long mix(VideoFile file) {
    return ((long) file.path().hashCode() << Integer.SIZE) ^ file.length();
  }
}
