package io.noscope.spark.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** The paths of a read, which Spark hands over as options. */
final class VideoPaths {
  /** Options that say which files to read. */
  static final List<String> OPTIONS = List.of("path", "paths");

  private VideoPaths() {}

  static List<String> of(CaseInsensitiveStringMap options) {
    List<String> paths = new ArrayList<>();
    if (options.containsKey("path")) {
      paths.add(options.get("path"));
    }
    if (options.containsKey("paths")) {
      paths.addAll(fromJson(options.get("paths")));
    }
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("the video source needs a path: load(\"folder\")");
    }
    return List.copyOf(paths);
  }

  private static List<String> fromJson(String array) {
    try {
      return List.of(new ObjectMapper().readValue(array, String[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the option paths is a JSON array of strings, not " + array, e);
    }
  }
}
