package io.noscope.spark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.noscope.label.ErrorRates;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** A benchmark as a table for people and as one line of JSON for programs. */
final class BenchmarkReport {
  private BenchmarkReport() {}

  static String table(Benchmark b) {
    StringBuilder text = new StringBuilder(SourceReport.table(b.archive(), b.cores(), b.source()));
    text.append(
        String.format(
            Locale.ROOT,
            "%n%,d frames, %s of video, on %d cores%n%-28s %9s %11s %13s%n",
            b.archive().frames(),
            QuerySummary.duration(b.archive().seconds()),
            b.cores(),
            "",
            "seconds",
            "real time",
            "vs reference"));
    row(text, b, "decoding every frame", b.decodeSeconds());
    row(text, b, "first query, with training", b.first().seconds());
    row(text, b, "second query", b.seconds().median());
    row(text, b, "reference on every frame", b.reference().seconds());
    text.append(
        String.format(
            Locale.ROOT,
            "%nsecond query: %.2f times decoding, medians of %d in turn (%.2f to %.2f s, decoding %.2f to"
                + " %.2f s), %,d frames decoded, %,d to the reference%n"
                + "first query: %.0f%% of the reference on every frame%n"
                + "against the reference on every frame: %s%n"
                + "frames in memory, one core: %,.0f a second, %,.0f times real time"
                + " (%,.0f times at 30 a second)%n"
                + "  by %s%n  %s%n",
            b.seconds().median() / b.decodeSeconds(),
            b.seconds().seconds().size(),
            b.seconds().least(),
            b.seconds().most(),
            b.decoding().least(),
            b.decoding().most(),
            b.second().totals().reads().decoded(),
            b.second().counts().byReference(),
            100 * b.first().seconds() / b.reference().seconds(),
            b.errors(),
            b.memory().framesPerSecond(),
            b.memory().framesPerSecond() / b.framesPerSecond(),
            b.memory().framesPerSecond() / 30,
            b.memory().stored().cascade().describe(),
            b.memory().errors()));
    b.predictedSeconds()
        .ifPresent(
            seconds ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "predicted for the tasks of the second query: %.2f s on all cores, they"
                            + " took %.2f: %s%n",
                        seconds,
                        b.taskSeconds(),
                        QuerySummary.verdict(b.taskSeconds() / seconds))));
    return text.toString();
  }

  private static void row(StringBuilder text, Benchmark b, String what, double seconds) {
    text.append(
        String.format(
            Locale.ROOT,
            "%-28s %9.2f %10.1fx %12.1fx%n",
            what,
            seconds,
            b.archive().seconds() / seconds,
            b.reference().seconds() / seconds));
  }

  static String json(Benchmark b) {
    ErrorRates errors = b.errors();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("frames", b.archive().frames());
    values.put("fps", b.framesPerSecond());
    values.put("cores", b.cores());
    values.put("decodeSeconds", b.decodeSeconds());
    values.putAll(SourceReport.values(b.source()));
    values.put("referenceSeconds", b.reference().seconds());
    values.put("firstQuerySeconds", b.first().seconds());
    values.put("secondQuerySeconds", b.seconds().median());
    values.put("secondQuerySecondsEach", b.seconds().seconds());
    values.put("decodeSecondsEach", b.decoding().seconds());
    values.put("falsePositiveRate", orNull(errors.falsePositiveRate()));
    values.put("falseNegativeRate", orNull(errors.falseNegativeRate()));
    values.put("negativeWindows", errors.negatives());
    values.put("positiveWindows", errors.positives());
    values.put("framesOut", b.second().frames());
    values.put("referenceFrames", b.second().counts().byReference());
    values.put("decodedFrames", b.second().totals().reads().decoded());
    values.put("bytesRead", b.second().totals().reads().bytesRead());
    values.put("predictedSeconds", orNull(b.predictedSeconds()));
    values.put("secondQueryTaskSeconds", b.taskSeconds());
    values.put("memoryFramesPerSecond", b.memory().framesPerSecond());
    values.put("memoryPlan", b.memory().stored().cascade().describe());
    values.put("memoryFalsePositiveRate", orNull(b.memory().errors().falsePositiveRate()));
    values.put("memoryFalseNegativeRate", orNull(b.memory().errors().falseNegativeRate()));
    values.put("differenceFramesPerSecond", b.rates().difference());
    values.put("modelFramesPerSecond", orNull(b.rates().model()));
    values.put("plan", b.stored().cascade().describe());
    return json(values);
  }

  /** One line. */
  static String json(Map<String, Object> values) {
    try {
      return new ObjectMapper().writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and text always become JSON", e);
    }
  }

  private static Double orNull(OptionalDouble rate) {
    return rate.isPresent() ? rate.getAsDouble() : null;
  }
}
