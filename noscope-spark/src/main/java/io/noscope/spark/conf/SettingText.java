package io.noscope.spark.conf;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.fs.GlobFilter;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * How the texts of settings are read; each method throws IllegalArgumentException with a reason.
 */
final class SettingText {
  private SettingText() {}

  static double share(String text) {
    double value = Double.parseDouble(text);
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a share from 0 to 1 such as 0.01, not " + text);
    }
    return value;
  }

  static double positiveShare(String text) {
    double value = share(text);
    if (value == 0) {
      throw new IllegalArgumentException("a share above 0 such as 0.2, not " + text);
    }
    return value;
  }

  static int atLeast(int least, String text) {
    int value = Integer.parseInt(text);
    if (value < least) {
      throw new IllegalArgumentException("a whole number from " + least + ", not " + text);
    }
    return value;
  }

  static long positive(String text) {
    long value = Long.parseLong(text);
    if (value < 1) {
      throw new IllegalArgumentException("a whole number from 1, not " + text);
    }
    return value;
  }

  static double seconds(String text) {
    double value = Double.parseDouble(text);
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("seconds, 0 or more such as 1.5, not " + text);
    }
    return value;
  }

  /** An amount as Spark's resources have it. */
  static double gpus(String text) {
    double value = Double.parseDouble(text);
    if (!(value > 0 && (value <= 1 || value == Math.rint(value)) && value <= Integer.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "a share of a GPU such as 0.25, or a whole number from 1, not " + text);
    }
    return value;
  }

  static boolean flag(String text) {
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      throw new IllegalArgumentException("true or false, not '" + text + "'");
    }
    return Boolean.parseBoolean(text);
  }

  static <E extends Enum<E>> E word(Class<E> type, String text) {
    for (E value : type.getEnumConstants()) {
      if (value.name().equalsIgnoreCase(text)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "one of %s, not '%s'"
            .formatted(List.of(type.getEnumConstants()), text)
            .toLowerCase(Locale.ROOT));
  }

  /** Some of them, with commas between; none for {@code none}. */
  static <E extends Enum<E>> Set<E> words(Class<E> type, String text) {
    EnumSet<E> values = EnumSet.noneOf(type);
    if (!text.equalsIgnoreCase("none")) {
      for (String each : text.split(",", -1)) {
        values.add(word(type, each.strip()));
      }
    }
    return Collections.unmodifiableSet(values);
  }

  /** A moment as Spark's file sources take it, left as it is: the session's time zone counts. */
  static String moment(String text) {
    if (DateTimeUtils.stringToTimestamp(UTF8String.fromString(text), ZoneOffset.UTC).isEmpty()) {
      throw new IllegalArgumentException("a time such as 2026-06-01T13:00:00, not '" + text + "'");
    }
    return text;
  }

  /** A pattern of file names, left as it is. */
  static String glob(String text) {
    try {
      new GlobFilter(text);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "a pattern such as *.mp4, not '%s': %s".formatted(text, e.getMessage()), e);
    }
    return text;
  }
}
