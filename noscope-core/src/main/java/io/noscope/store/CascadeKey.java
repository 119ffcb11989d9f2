package io.noscope.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.noscope.label.Polygon;
import io.noscope.label.Query;
import java.util.List;
import java.util.Objects;

/**
 * What a cascade was trained for. Class, region, number, confidence, targets and masks all count: a
 * cascade for another region or for laxer targets is another cascade.
 *
 * @param camera name of the camera, any text
 * @param query what is asked
 * @param referenceId the reference detector that the cascade is fitted to
 * @param ignoreMotion where difference detectors do not look, in pixels of the whole frame; not
 *     written where there is none, as before there were any
 */
public record CascadeKey(
    String camera,
    Query query,
    String referenceId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Polygon> ignoreMotion) {
  public CascadeKey {
    ignoreMotion = List.copyOf(ignoreMotion);
    Objects.requireNonNull(query, "query");
    requireText("camera", camera);
    requireText("reference detector", referenceId);
  }

  /** A cascade of which motion counts everywhere. */
  public CascadeKey(String camera, Query query, String referenceId) {
    this(camera, query, referenceId, List.of());
  }

  private static void requireText(String what, String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(
          "a cascade's key names a " + what + ", not '" + text + "'");
    }
  }
}
