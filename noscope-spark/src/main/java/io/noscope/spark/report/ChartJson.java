package io.noscope.spark.report;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** Charts as JSON that can stand in a script element: nothing in it can end the element. */
final class ChartJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().visibility(PropertyAccessor.FIELD, Visibility.ANY).build();

  private ChartJson() {}

  static String of(List<Chart> charts) {
    try {
      return MAPPER.writeValueAsString(charts).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("charts are numbers and text", e);
    }
  }
}
