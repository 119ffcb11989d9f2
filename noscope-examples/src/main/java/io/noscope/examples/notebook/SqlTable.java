package io.noscope.examples.notebook;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;

/** Shows a cell's result: as plain text, and as a table of HTML. */
final class SqlTable {
  private static final String MORE = "there are more rows; add a LIMIT, or write them to a table";

  private SqlTable() {}

  static String text(SqlCell cell) {
    if (cell.isProse()) {
      return cell.rows().get(0).get(0);
    }
    int[] widths =
        IntStream.range(0, cell.columns().size())
            .map(
                column ->
                    lines(cell).mapToInt(line -> line.get(column).length()).max().orElseThrow())
            .toArray();
    String table = lines(cell).map(line -> pad(line, widths)).collect(Collectors.joining("\n"));
    return cell.more() ? table + "\n" + MORE : table;
  }

  private static Stream<List<String>> lines(SqlCell cell) {
    return Stream.concat(Stream.of(cell.columns()), cell.rows().stream());
  }

  private static String pad(List<String> line, int[] widths) {
    return IntStream.range(0, line.size())
        .mapToObj(i -> String.format("%-" + widths[i] + "s", line.get(i)))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  static String html(SqlCell cell) {
    if (cell.isProse()) {
      return "<pre>%s</pre>".formatted(escape(text(cell)));
    }
    String rows =
        cell.rows().stream().map(row -> line("td", row)).collect(Collectors.joining("\n"));
    String table = "<table>\n%s\n%s\n</table>".formatted(line("th", cell.columns()), rows);
    return cell.more() ? table + "\n<p>" + MORE + "</p>" : table;
  }

  private static String line(String tag, List<String> values) {
    return values.stream()
        .map(value -> "<%s>%s</%s>".formatted(tag, escape(value), tag))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private static String escape(String text) {
    return StringEscapeUtils.escapeHtml4(text);
  }
}
