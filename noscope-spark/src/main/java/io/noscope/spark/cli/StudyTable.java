package io.noscope.spark.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Ways to the labels of one archive, beside each other.
 *
 * @param note how times were taken
 * @param frames of the archive
 * @param reference seconds of the reference detector on every frame
 * @param rows in their order
 */
record StudyTable(String note, long frames, double reference, List<StudyRow> rows) {
  StudyTable {
    rows = List.copyOf(rows);
  }

  String table() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%n%,d frames; %s%n%-28s %9s %13s %9s %11s %14s %14s  %s%n",
                frames,
                note,
                "",
                "seconds",
                "vs reference",
                "decoded",
                "reference",
                "FP",
                "FN",
                "plan"));
    rows.forEach(row -> text.append(row.text(reference)));
    return text.toString();
  }

  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("frames", frames);
    values.put("referenceSeconds", reference);
    values.put("rows", rows.stream().map(StudyRow::values).toList());
    return values;
  }
}
