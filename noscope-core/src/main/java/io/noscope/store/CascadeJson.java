package io.noscope.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.noscope.label.Guarantee;
import io.noscope.label.Query;
import io.noscope.label.Targets;
import java.io.IOException;

/** {@link CascadeDocument} as JSON text, strict in what it accepts. */
final class CascadeJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(RegionJson.module())
          .addMixIn(Query.class, QueryFields.class)
          .addMixIn(Targets.class, TargetsFields.class)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final String STILL = "still";
  private static final String KEY = "key";
  private static final String IGNORE_MOTION = "ignoreMotion";
  private static final String DIFFERENCE = "difference";
  private static final String MASK = "mask";
  private static final String DISPOSABLES = "disposables";
  private static final String GUARANTEE = "guarantee";
  private static final String WINDOW_FRAMES = "windowFrames";

  private static final String AT_LEAST = "atLeast";

  private static final JsonPointer QUERY = JsonPointer.compile("/key/query");
  private static final JsonPointer TARGETS = JsonPointer.compile("/key/query/targets");

  /** What is written of a query; a number only where one is asked for, as before there was one. */
  interface QueryFields {
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = One.class)
    int atLeast();
  }

  /** Equals what need not be written. */
  static final class One {
    @Override
    public boolean equals(Object value) {
      return Integer.valueOf(1).equals(value);
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  /** What is written of rates; the length of windows only where one is asked for. */
  interface TargetsFields {
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    int windowFrames();
  }

  private CascadeJson() {}

  static byte[] write(CascadeDocument document) throws JsonProcessingException {
    return MAPPER.writeValueAsBytes(document);
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException for anything that {@link #write} of this version did not write
   */
  static CascadeDocument read(byte[] json) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      if (!tree.isObject()) {
        throw new IllegalArgumentException("it is not a cascade: there is no JSON object in it");
      }
      int format = tree.path("format").asInt(0);
      if (format > CascadeDocument.FORMAT) {
        throw new IllegalArgumentException(
            "it is of format %d, written by a newer version; this one reads format %d"
                .formatted(format, CascadeDocument.FORMAT));
      }
      if (!tree.has(STILL)) {
        ((ObjectNode) tree).putNull(STILL); // Written before there was such a stage.
      }
      if (!tree.has(DISPOSABLES)) {
        ((ObjectNode) tree).put(DISPOSABLES, true); // Written before any plan left them out.
      }
      if (tree.at(TARGETS) instanceof ObjectNode targets) {
        if (!targets.has(GUARANTEE)) {
          targets.put(GUARANTEE, Guarantee.ESTIMATE.name()); // Written before there was another.
        }
        if (!targets.has(WINDOW_FRAMES)) {
          targets.put(WINDOW_FRAMES, 0);
        }
      }
      if (tree.at(QUERY) instanceof ObjectNode query && !query.has(AT_LEAST)) {
        query.put(AT_LEAST, 1);
      }
      if (tree.get(KEY) instanceof ObjectNode key && !key.has(IGNORE_MOTION)) {
        key.putArray(IGNORE_MOTION);
      }
      if (tree.get(DIFFERENCE) instanceof ObjectNode difference && !difference.has(MASK)) {
        difference.putNull(MASK);
      }
      return MAPPER.treeToValue(tree, CascadeDocument.class);
    } catch (IOException e) {
      throw new IllegalArgumentException("it is not a cascade: " + e.getMessage(), e);
    }
  }
}
