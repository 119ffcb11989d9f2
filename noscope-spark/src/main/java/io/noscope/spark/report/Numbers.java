package io.noscope.spark.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as people read them; no line ends between one and its unit. */
final class Numbers {
  private Numbers() {}

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 event}, {@code 32 events}. */
  static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  static String percent(double share) {
    double percent = 100 * share;
    String format = percent == 0 ? "%.0f%%" : percent < 1 ? "%.2f%%" : "%.1f%%";
    return String.format(Locale.ROOT, format, percent);
  }

  /** A rate over nothing is not none. */
  static String percent(OptionalDouble share) {
    return share.isPresent() ? percent(share.getAsDouble()) : "undefined";
  }

  static String share(long part, long whole) {
    return whole == 0 ? "\u2013" : percent((double) part / whole);
  }

  /** {@code 1 h 2 min}, {@code 6 min 36 s}, {@code 12.3 s}. */
  static String duration(double seconds) {
    if (seconds < 59.95) {
      return String.format(Locale.ROOT, "%.1f\u00a0s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? "%d\u00a0min\u00a0%d\u00a0s".formatted(whole / 60, whole % 60)
        : "%d\u00a0h\u00a0%d\u00a0min".formatted((whole + 30) / 3600, (whole + 30) / 60 % 60);
  }

  /** A place on a timeline, {@code 0:06:36}. */
  static String clock(double seconds) {
    long whole = (long) Math.max(0, seconds);
    return "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
  }

  /** Seconds for a frame, {@code 812 \u00b5s} or {@code 11.2 ms}. */
  static String perFrame(double seconds) {
    return seconds < 0.001
        ? String.format(
            Locale.ROOT,
            1e6 * seconds < 99.5 ? "%.1f\u00a0\u00b5s" : "%.0f\u00a0\u00b5s",
            1e6 * seconds)
        : String.format(Locale.ROOT, "%.2f\u00a0ms", 1e3 * seconds);
  }

  static String times(double factor) {
    return String.format(Locale.ROOT, factor < 9.95 ? "%.1f\u00d7" : "%,.0f\u00d7", factor);
  }

  static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%,.2f\u00a0s", seconds);
  }

  /** Three digits. */
  static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "\u2013";
  }

  /** A share as a length in a style sheet, of at most all there is. */
  static String css(double share) {
    return String.format(Locale.ROOT, "%.3f%%", 100 * Math.max(0, Math.min(1, share)));
  }

  /** {@code a person}, {@code an airplane}. */
  static String one(String noun) {
    boolean vowel = !noun.isEmpty() && "aeiouAEIOU".indexOf(noun.charAt(0)) >= 0;
    return (vowel ? "an " : "a ") + noun;
  }
}
