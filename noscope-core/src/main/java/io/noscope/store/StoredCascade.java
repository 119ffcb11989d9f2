package io.noscope.store;

import io.noscope.cascade.Cascade;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A cascade and how it came about.
 *
 * @param cascade the plan
 * @param explanation why this one was chosen, as text for people
 * @param metadata anything else worth keeping by name, such as when it was trained and by which
 *     version
 * @param report the optimizer's full account as JSON text, if it is kept
 */
public record StoredCascade(
    Cascade cascade, String explanation, Map<String, String> metadata, Optional<String> report) {
  public StoredCascade {
    Objects.requireNonNull(cascade, "cascade");
    Objects.requireNonNull(explanation, "explanation");
    Objects.requireNonNull(report, "report");
    metadata = Map.copyOf(metadata);
  }
}
