package io.noscope.spark.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A chart of lines, as the page's script draws it and as a table says it.
 *
 * @param id of its element
 * @param title what is shown
 * @param summary what is to be seen in it, for those who cannot
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param lines by ascending x
 * @param marks vertical lines
 */
record Chart(
    String id, String title, String summary, Axis x, Axis y, List<Line> lines, List<Mark> marks) {
  /** Rows of the table for each line: all of it where it has no more points. */
  private static final int ROWS = 12;

  /** How an axis is marked. */
  enum Scale {
    LINEAR,
    LOGARITHMIC,
    SHARE
  }

  /** An axis. */
  record Axis(String name, Scale scale) {
    private String text(double value) {
      return scale == Scale.SHARE ? Numbers.percent(value) : Numbers.number(value);
    }
  }

  /** A line, as many values of either. */
  record Line(String name, double[] x, double[] y) {}

  /** A vertical line. */
  record Mark(String name, double x) {}

  /** A row of the table. */
  record Row(String line, String x, String y) {}

  /** What the lines say, thinned out. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Line line : lines) {
      int points = line.x().length;
      int count = Math.min(ROWS, points);
      for (int i = 0; i < count; i++) {
        int at = count == 1 ? 0 : (int) Math.round((double) i * (points - 1) / (count - 1));
        rows.add(new Row(line.name(), x.text(line.x()[at]), y.text(line.y()[at])));
      }
    }
    return rows;
  }

  /** The marks in words. */
  String marked() {
    List<String> texts =
        marks.stream().map(mark -> mark.name() + " at " + x.text(mark.x())).toList();
    return texts.isEmpty() ? "" : "Marked: " + String.join(", ", texts) + ".";
  }
}
