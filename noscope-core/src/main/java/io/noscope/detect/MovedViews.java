package io.noscope.detect;

import io.noscope.video.SmallView;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Shows a model in training what it has not seen: the class elsewhere in the view, before another
 * background. A camera's sample holds few visits, and a model that knows no others is sure that
 * whoever leaves by another door is nobody. What tells a view from the nearest one without the
 * class is cut out with a soft edge, moved, and pasted onto a view without it (Dwibedi et al. 2017,
 * "Cut, Paste and Learn"; Ghiasi et al. 2021, "Simple Copy-Paste"). Not thread-safe.
 */
final class MovedViews {
  /** Levels beyond noise at which a pixel is all of the foreground. */
  private static final float DISTINCT = 24;

  /** Noise reaches so many times the difference that half of the pixels stay below. */
  private static final int NOISE = 4;

  /** Where more of the view than this stands out, the camera has moved, or a lamp was switched. */
  private static final double MOST = 0.5;

  /** So much of what is moved has to stay in view, or the label may not hold. */
  private static final double KEPT = 0.6;

  private static final int LEVELS = 256;

  /** Moves to try before a view is left as it is. */
  private static final int TRIES = 8;

  private final LabelledViews views;
  private final int[] absent;
  private final int side;
  private final byte[] moved;
  private final int[] differences;
  private final float[] sharp;
  private final float[] mask;

  /**
   * @param views of both classes, in time order
   */
  MovedViews(LabelledViews views) {
    this.views = views;
    this.absent = IntStream.range(0, views.size()).filter(i -> !views.present()[i]).toArray();
    this.side = views.side();
    this.moved = new byte[views.viewBytes()];
    this.differences = new int[side * side];
    this.sharp = new float[side * side];
    this.mask = new float[side * side];
  }

  /**
   * A view with the class, moved: as far as half the view to either side and a sixteenth up or
   * down, for people, cars and the like look smaller further up.
   *
   * @param view which one
   * @param random says where to
   * @return side x side x 3 BGR bytes, until the next call
   */
  byte[] of(int view, RandomGenerator random) {
    int from = view * moved.length;
    double foreground = cutOut(from, nearest(view) * moved.length);
    boolean distinct = foreground > 0 && foreground <= MOST * mask.length;
    for (int tries = 0; distinct && tries < TRIES; tries++) {
      int background = absent[random.nextInt(absent.length)];
      System.arraycopy(views.views(), background * moved.length, moved, 0, moved.length);
      int right = random.nextInt(-side / 2, side / 2 + 1);
      int down = random.nextInt(-side / 16, side / 16 + 1);
      if (paste(from, right, down) >= KEPT * foreground) {
        return moved;
      }
    }
    System.arraycopy(views.views(), from, moved, 0, moved.length);
    return moved;
  }

  /** The view without the class that is nearest in time: its light is most alike. */
  private int nearest(int view) {
    int after = -Arrays.binarySearch(absent, view) - 1;
    boolean last = after == absent.length;
    boolean before = after > 0 && (last || view - absent[after - 1] <= absent[after] - view);
    return absent[before ? after - 1 : after];
  }

  /** How much of each pixel is foreground, in 0..1, and one pixel around; returns the sum. */
  private double cutOut(int from, int background) {
    Arrays.fill(differences, 0);
    for (int channel = 0; channel < SmallView.CHANNELS; channel++) {
      compare(from + channel, background + channel);
    }
    int noise = NOISE * Math.max(1, median(differences, 0));
    for (int pixel = 0; pixel < sharp.length; pixel++) {
      sharp[pixel] = Math.max(0, Math.min(1, (differences[pixel] - noise) / DISTINCT));
    }
    double sum = 0;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        mask[y * side + x] = most(x, y);
        sum += mask[y * side + x];
      }
    }
    return sum;
  }

  /** Takes in how a channel differs from the background's, once both are equally bright. */
  private void compare(int from, int background) {
    byte[] bytes = views.views();
    int[] brighter = new int[differences.length];
    for (int pixel = 0; pixel < brighter.length; pixel++) {
      int at = pixel * SmallView.CHANNELS;
      brighter[pixel] = (bytes[from + at] & 0xff) - (bytes[background + at] & 0xff);
    }
    int light = median(brighter, -LEVELS);
    for (int pixel = 0; pixel < brighter.length; pixel++) {
      differences[pixel] = Math.max(differences[pixel], Math.abs(brighter[pixel] - light));
    }
  }

  private static int median(int[] values, int least) {
    int[] counts = new int[2 * LEVELS - least];
    for (int value : values) {
      counts[value - least]++;
    }
    int median = 0;
    for (int below = counts[0]; 2 * below < values.length; below += counts[median]) {
      median++;
    }
    return median + least;
  }

  private float most(int x, int y) {
    float most = 0;
    for (int row = Math.max(0, y - 1); row <= Math.min(side - 1, y + 1); row++) {
      for (int column = Math.max(0, x - 1); column <= Math.min(side - 1, x + 1); column++) {
        most = Math.max(most, sharp[row * side + column]);
      }
    }
    return most;
  }

  /** Blends the foreground in; returns how much of it stays in view. */
  private double paste(int from, int right, int down) {
    byte[] bytes = views.views();
    double kept = 0;
    for (int y = Math.max(0, down); y < Math.min(side, side + down); y++) {
      for (int x = Math.max(0, right); x < Math.min(side, side + right); x++) {
        int source = (y - down) * side + x - right;
        float share = mask[source];
        kept += share;
        for (int channel = 0; share > 0 && channel < SmallView.CHANNELS; channel++) {
          int to = (y * side + x) * SmallView.CHANNELS + channel;
          int behind = moved[to] & 0xff;
          int before = bytes[from + source * SmallView.CHANNELS + channel] & 0xff;
          moved[to] = (byte) Math.round(behind + share * (before - behind));
        }
      }
    }
    return kept;
  }
}
