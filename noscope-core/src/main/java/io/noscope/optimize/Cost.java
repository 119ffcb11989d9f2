package io.noscope.optimize;

import java.io.Serializable;
import java.util.Locale;

/**
 * What one frame costs, and how it is known.
 *
 * @param seconds per frame on one core or device, 0 or more
 * @param samples frames that it was measured on; 0 when it is assumed
 */
public record Cost(double seconds, long samples) implements Serializable {
  public Cost {
    if (!(seconds >= 0) || Double.isInfinite(seconds) || samples < 0) {
      throw new IllegalArgumentException(
          "a cost is 0 or more seconds measured on 0 or more frames, not %s on %d"
              .formatted(seconds, samples));
    }
  }

  /** A cost that nobody measured. */
  public static Cost assumed(double seconds) {
    return new Cost(seconds, 0);
  }

  /** This and something small that each of the frames takes besides. */
  public Cost plus(Cost more) {
    return new Cost(seconds + more.seconds, samples);
  }

  /** Seconds per frame times a million. */
  public double micros() {
    return 1e6 * seconds;
  }

  /** Such as {@code 435.2 us (measured on 600 frames)}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f us (%s)", micros(), source());
  }

  /** Such as {@code measured on 600 frames} or {@code assumed}. */
  public String source() {
    return samples == 0 ? "assumed" : String.format(Locale.ROOT, "measured on %,d frames", samples);
  }
}
