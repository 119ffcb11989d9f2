package io.noscope.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.noscope.detect.ModelSpec;
import io.noscope.label.Guarantee;
import io.noscope.label.Query;
import io.noscope.label.Targets;
import io.noscope.video.SmallView;
import java.io.IOException;
import java.util.List;

/** {@link CascadeDocument} as JSON text, strict in what it accepts. */
final class CascadeJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(RegionJson.module())
          .addMixIn(Query.class, QueryFields.class)
          .addMixIn(Targets.class, TargetsFields.class)
          .addMixIn(ModelSpec.class, ModelFields.class)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * What was not written before there was a choice, and then was as it says here.
   *
   * @param of the object that has it, where there is one
   */
  private record Default(JsonPointer of, String field, JsonNode value) {
    private static Default of(String pointer, String field, JsonNode value) {
      return new Default(JsonPointer.compile(pointer), field, value);
    }

    private void addTo(JsonNode tree) {
      if (tree.at(of) instanceof ObjectNode object && !object.has(field)) {
        object.set(field, value);
      }
    }
  }

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<Default> DEFAULTS =
      List.of(
          Default.of("", "still", NODES.nullNode()),
          Default.of("", "disposables", NODES.booleanNode(true)),
          Default.of("", "drafts", NODES.booleanNode(false)),
          Default.of("/difference", "mask", NODES.nullNode()),
          Default.of("/model/spec", "input", NODES.numberNode(SmallView.SMALL)),
          Default.of("/model/spec", "grey", NODES.booleanNode(false)),
          Default.of("/key", "ignoreMotion", NODES.arrayNode()),
          Default.of("/key/query", "atLeast", NODES.numberNode(1)),
          Default.of("/key/query/targets", "guarantee", NODES.textNode(Guarantee.ESTIMATE.name())),
          Default.of("/key/query/targets", "windowFrames", NODES.numberNode(0)));

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

  /** What is written of a model; its input only where it is not the paper's. */
  interface ModelFields {
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Fifty.class)
    int input();

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean grey();
  }

  /** Equals a side that need not be written. */
  static final class Fifty {
    @Override
    public boolean equals(Object value) {
      return Integer.valueOf(SmallView.SMALL).equals(value);
    }

    @Override
    public int hashCode() {
      return SmallView.SMALL;
    }
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
      DEFAULTS.forEach(each -> each.addTo(tree));
      return MAPPER.treeToValue(tree, CascadeDocument.class);
    } catch (IOException e) {
      throw new IllegalArgumentException("it is not a cascade: " + e.getMessage(), e);
    }
  }
}
