package io.noscope.detect;

import java.util.Arrays;
import java.util.Random;

/** Views of a noisy grey room that a bright square visits in about a third of the frames. */
public final class MovingSquare {
  private static final int SIDE = 50;
  private static final int SQUARE = 10;

  private MovingSquare() {}

  /** Frames drawn by a seed. */
  public static LabelledViews views(int frames, long seed) {
    Random random = new Random(seed);
    byte[] views = new byte[frames * SIDE * SIDE * 3];
    boolean[] present = new boolean[frames];
    for (int frame = 0; frame < frames; frame++) {
      int from = frame * SIDE * SIDE * 3;
      int light = 90 + random.nextInt(20);
      for (int i = 0; i < SIDE * SIDE * 3; i++) {
        views[from + i] = (byte) (light + random.nextInt(16));
      }
      present[frame] = random.nextInt(3) == 0;
      if (present[frame]) {
        paint(views, from, random.nextInt(SIDE - SQUARE), random.nextInt(SIDE - SQUARE));
      }
    }
    return new LabelledViews(views, present);
  }

  private static void paint(byte[] views, int from, int left, int top) {
    for (int y = top; y < top + SQUARE; y++) {
      int row = from + (y * SIDE + left) * 3;
      Arrays.fill(views, row, row + SQUARE * 3, (byte) 220);
    }
  }
}
