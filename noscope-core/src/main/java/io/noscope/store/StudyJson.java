package io.noscope.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.noscope.optimize.Study;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@link Study} as the text that a {@link StoredCascade} keeps as its report. */
public final class StudyJson {
  private static final Logger LOG = LoggerFactory.getLogger(StudyJson.class);
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private StudyJson() {}

  /** The study as one line of JSON. */
  public static String write(Study study) {
    try {
      return MAPPER.writeValueAsString(study);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and text are JSON", e);
    }
  }

  /**
   * The study of a stored cascade; empty where none was kept, or one that this version cannot read,
   * which the log tells: the cascade is as good without.
   */
  public static Optional<Study> of(StoredCascade stored) {
    return stored.report().flatMap(StudyJson::read);
  }

  private static Optional<Study> read(String text) {
    try {
      Study study = MAPPER.readValue(text, Study.class);
      return Optional.of(study).filter(read -> read.format() == Study.FORMAT);
    } catch (JsonProcessingException e) {
      LOG.warn("the study kept with a cascade cannot be read: {}", e.getOriginalMessage());
      return Optional.empty();
    }
  }
}
