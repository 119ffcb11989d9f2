package io.noscope.spark.cli;

import io.noscope.spark.files.Archive;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The rates of the source, for people and for programs. */
final class SourceReport {
  private SourceReport() {}

  static String table(Archive archive, int cores, SourceRates rates) {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%nreading %,d frames on %d cores%n%-34s %9s %11s %10s%n",
                archive.frames(),
                cores,
                "",
                "seconds",
                "frames/s",
                "of ffmpeg"));
    rates.ffmpeg().ifPresent(seconds -> row(text, archive, rates, "ffmpeg -threads 1", seconds));
    row(text, archive, rates, "rows without pictures, one core", rates.rows());
    row(text, archive, rates, "small views, one core", rates.views());
    row(text, archive, rates, "pictures at full size, one core", rates.images());
    row(text, archive, rates, "rows without pictures, all cores", rates.allCores());
    text.append(
        String.format(
            Locale.ROOT,
            "%nscaling to both small views takes %.1f%% of what decoding does%n",
            100 * rates.viewShare()));
    return text.toString();
  }

  private static void row(
      StringBuilder text, Archive archive, SourceRates rates, String what, double seconds) {
    OptionalDouble share = rates.shareOfFfmpeg(seconds);
    text.append(
        String.format(
            Locale.ROOT,
            "%-34s %9.2f %11.0f %10s%n",
            what,
            seconds,
            archive.frames() / seconds,
            share.isPresent() ? Math.round(100 * share.getAsDouble()) + "%" : "-"));
  }

  static Map<String, Object> values(SourceRates rates) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(
        "ffmpegDecodeSeconds", rates.ffmpeg().isPresent() ? rates.ffmpeg().getAsDouble() : null);
    values.put("sourceSeconds", rates.rows());
    values.put("sourceViewsSeconds", rates.views());
    values.put("sourceViewShare", rates.viewShare());
    values.put("sourceImagesSeconds", rates.images());
    values.put("sourceAllCoresSeconds", rates.allCores());
    return values;
  }
}
