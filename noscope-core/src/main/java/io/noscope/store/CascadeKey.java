package io.noscope.store;

import io.noscope.label.Query;
import java.util.Objects;

/**
 * What a cascade was trained for. Class, region, confidence and targets all count: a cascade for
 * another region or for laxer targets is another cascade.
 *
 * @param camera name of the camera, any text
 * @param query what is asked
 * @param referenceId the reference detector that the cascade is fitted to
 */
public record CascadeKey(String camera, Query query, String referenceId) {
  public CascadeKey {
    Objects.requireNonNull(query, "query");
    requireText("camera", camera);
    requireText("reference detector", referenceId);
  }

  private static void requireText(String what, String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(
          "a cascade's key names a " + what + ", not '" + text + "'");
    }
  }
}
