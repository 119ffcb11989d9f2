package io.noscope.examples.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Results as people see them in a notebook. */
class SqlTableTest {
  @Test
  void columnsAreAligned() {
    SqlCell cell =
        new SqlCell(
            List.of("camera", "n"), List.of(List.of("hall", "12"), List.of("a", "3")), false);

    assertThat(SqlTable.text(cell)).isEqualTo("camera  n\nhall    12\na       3");
  }

  @Test
  void namesAreNotTakenForMarkup() {
    SqlCell cell = new SqlCell(List.of("path"), List.of(List.of("<script>")), false);

    assertThat(SqlTable.html(cell))
        .isEqualTo("<table>\n<tr><th>path</th></tr>\n<tr><td>&lt;script&gt;</td></tr>\n</table>");
  }

  @Test
  void plansKeepTheirLines() {
    SqlCell cell = new SqlCell(List.of("plan"), List.of(List.of("a < b\nc")), false);

    assertThat(SqlTable.text(cell)).isEqualTo("a < b\nc");
    assertThat(SqlTable.html(cell)).isEqualTo("<pre>a &lt; b\nc</pre>");
  }

  @Test
  void whatIsLeftOutIsSaid() {
    SqlCell cell = new SqlCell(List.of("n"), List.of(List.of("1")), true);

    assertThat(SqlTable.text(cell))
        .isEqualTo("n\n1\nthere are more rows; add a LIMIT, or write them to a table");
    assertThat(SqlTable.html(cell)).contains("add a LIMIT");
  }
}
