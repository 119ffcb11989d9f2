package io.noscope.spark.cli;

import io.noscope.label.ErrorRates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One way to the labels of an archive.
 *
 * @param name what is special about it
 * @param seconds that it took, each time that it was gone
 * @param decoded frames that were
 * @param byReference frames that the reference detector was asked about
 * @param errors against the reference on every frame
 * @param plan the cascade, in words; a dash where there is none
 */
record StudyRow(
    String name, Repeated seconds, long decoded, long byReference, ErrorRates errors, String plan) {
  /**
   * A cascade.
   *
   * @param labelled the archive that it was run over
   * @param reference seconds that asking about every frame takes
   */
  static StudyRow of(
      String name, LabelledArchive.Tried tried, LabelledArchive labelled, double reference) {
    LabelRun run = tried.runs().get(0);
    boolean alone = tried.stored().cascade().isReferenceOnly();
    return new StudyRow(
        name,
        new Repeated(
            alone ? List.of(reference) : tried.runs().stream().map(LabelRun::seconds).toList()),
        run.totals().reads().decoded(),
        alone ? labelled.archive().frames() : run.counts().byReference(),
        run.errors(labelled.reference(), labelled.archive(), tried.stored()),
        tried.stored().cascade().describe());
  }

  String text(double reference) {
    return String.format(
        Locale.ROOT,
        "%-28s %9.2f %12.1fx %,9d %,11d %14s %14s  %s%n",
        name,
        seconds.median(),
        reference / seconds.median(),
        decoded,
        byReference,
        errors.falsePositives() + " of " + errors.negatives(),
        errors.falseNegatives() + " of " + errors.positives(),
        plan);
  }

  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", name);
    values.put("seconds", seconds.median());
    values.put("secondsEach", seconds.seconds());
    values.put("decodedFrames", decoded);
    values.put("referenceFrames", byReference);
    values.put("falsePositives", errors.falsePositives());
    values.put("negatives", errors.negatives());
    values.put("falseNegatives", errors.falseNegatives());
    values.put("positives", errors.positives());
    values.put("plan", plan);
    return values;
  }
}
