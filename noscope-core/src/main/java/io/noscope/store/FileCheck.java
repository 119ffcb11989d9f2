package io.noscope.store;

import io.noscope.label.ErrorRates;
import io.noscope.video.VideoFile;
import java.util.Objects;

/**
 * What is known of how a cascade does on one version of a file.
 *
 * @param file the version
 * @param trained whether the cascade was found on it, so that nothing needs to be checked
 * @param found errors on random windows of it; none where it was trained on
 * @param atMillis when, in milliseconds since 1970
 */
public record FileCheck(VideoFile file, boolean trained, ErrorRates found, long atMillis) {
  public FileCheck {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(found, "found");
  }
}
