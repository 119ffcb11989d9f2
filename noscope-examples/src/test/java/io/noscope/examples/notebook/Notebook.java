package io.noscope.examples.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The cells of a notebook, with what they said when it was last run. */
final class Notebook {
  /** Where it lies in the working tree. */
  static final Path FOLDER = Path.of("notebooks").toAbsolutePath();

  private Notebook() {}

  /**
   * A cell with SQL.
   *
   * @param exact whether it says the same on every machine
   * @param output plain text, if it says anything
   */
  record Cell(String sql, boolean exact, Optional<String> output) {
    /** The names of the columns, which are the first line of a table. */
    Optional<String> header() {
      return output.map(text -> text.lines().findFirst().orElse("").replaceAll(" +", " "));
    }
  }

  /** Reads the cells with SQL, in order. */
  static List<Cell> cells(String json) throws IOException {
    JsonNode notebook = new ObjectMapper().readTree(json);
    return StreamSupport.stream(notebook.get("cells").spliterator(), false)
        .filter(cell -> cell.get("cell_type").asText().equals("code"))
        .map(Notebook::cell)
        .toList();
  }

  private static Cell cell(JsonNode cell) {
    JsonNode text = cell.at("/outputs/0/data/text~1plain");
    return new Cell(
        joined(cell.get("source")),
        cell.at("/metadata/tags").toString().contains("\"exact\""),
        text.isMissingNode() ? Optional.empty() : Optional.of(joined(text)));
  }

  /** Text is kept as one string, or as one for each line. */
  private static String joined(JsonNode text) {
    if (text.isTextual()) {
      return text.asText();
    }
    StringBuilder lines = new StringBuilder();
    text.forEach(line -> lines.append(line.asText()));
    return lines.toString();
  }
}
