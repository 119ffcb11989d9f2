package io.noscope.spark.cli;

import io.noscope.label.ErrorRates;
import io.noscope.label.WindowRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * Whether the object is present in each frame of an archive.
 *
 * @param byFile labels of a file's frames, by its path
 */
record FrameLabels(Map<String, boolean[]> byFile) {
  /** Out of rows of path, frame and label, in any order. */
  static FrameLabels of(List<Row> rows) {
    Map<String, Integer> lengths = new TreeMap<>();
    rows.forEach(row -> lengths.merge(row.getString(0), 1, Integer::sum));
    Map<String, boolean[]> labels = new TreeMap<>();
    lengths.forEach((path, length) -> labels.put(path, new boolean[length]));
    rows.forEach(row -> labels.get(row.getString(0))[(int) row.getLong(1)] = row.getBoolean(2));
    return new FrameLabels(labels);
  }

  /** Frames that have a label. */
  long frames() {
    return byFile.values().stream().mapToLong(file -> file.length).sum();
  }

  /** Errors against the labels that the reference detector gave to every frame. */
  ErrorRates errors(FrameLabels reference, WindowRule windows) {
    return reference.byFile.entrySet().stream()
        .map(
            file ->
                ErrorRates.compare(
                    windows.windowLabels(file.getValue()),
                    windows.windowLabels(byFile.get(file.getKey()))))
        .reduce(ErrorRates.NONE, ErrorRates::plus);
  }
}
