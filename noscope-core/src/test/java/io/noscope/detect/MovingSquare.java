package io.noscope.detect;

import io.noscope.video.SmallView;
import java.util.Arrays;
import java.util.Random;

/** Views of a noisy grey room that a bright square visits in about a third of the frames. */
public final class MovingSquare {

  private MovingSquare() {}

  /** Frames of 50x50 drawn by a seed. */
  public static LabelledViews views(int frames, long seed) {
    return views(SmallView.SMALL, frames, seed);
  }

  /** Frames of any side drawn by a seed; the square is a fifth of the view wide. */
  public static LabelledViews views(int side, int frames, long seed) {
    return views(side, frames, 0, side, seed);
  }

  /** The same where the square keeps to the columns from left to right. */
  public static LabelledViews views(int side, int frames, int left, int right, long seed) {
    Random random = new Random(seed);
    int bytes = SmallView.bytes(side);
    byte[] views = new byte[frames * bytes];
    boolean[] present = new boolean[frames];
    for (int frame = 0; frame < frames; frame++) {
      int from = frame * bytes;
      int light = 90 + random.nextInt(20);
      for (int i = 0; i < bytes; i++) {
        views[from + i] = (byte) (light + random.nextInt(16));
      }
      present[frame] = random.nextInt(3) == 0;
      if (present[frame]) {
        int square = side / 5;
        int column = left + random.nextInt(right - left - square);
        paint(views, from, side, column, random.nextInt(side - square));
      }
    }
    return new LabelledViews(side, views, present);
  }

  private static void paint(byte[] views, int from, int side, int left, int top) {
    int square = side / 5;
    for (int y = top; y < top + square; y++) {
      int row = from + (y * side + left) * 3;
      Arrays.fill(views, row, row + square * 3, (byte) 220);
    }
  }
}
