package io.noscope.store;

import java.util.Map;
import org.apache.hadoop.fs.Path;

/**
 * One line of the store's listing.
 *
 * @param key what the cascade was trained for
 * @param folder where it lies; deleting it makes the store forget the cascade
 * @param description the plan in one line
 * @param metadata as it was saved
 */
public record CascadeEntry(
    CascadeKey key, Path folder, String description, Map<String, String> metadata) {
  public CascadeEntry {
    metadata = Map.copyOf(metadata);
  }
}
