package io.noscope.spark.task;

import io.noscope.cascade.KnownDetections;
import io.noscope.store.DetectionStore;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What the store knows of the videos of one task, read when a cascade first asks about a video and
 * kept until it asks about another: a plan that never gets to its reference detector reads nothing.
 */
final class RememberedDetections {
  private final DetectionStore store;
  private Optional<VideoFile> video = Optional.empty();
  private KnownDetections known = KnownDetections.NONE;

  RememberedDetections(DetectionStore store) {
    this.store = store;
  }

  KnownDetections of(VideoFile asked) {
    return frame -> load(asked).of(frame);
  }

  private KnownDetections load(VideoFile asked) {
    if (!video.equals(Optional.of(asked))) {
      try {
        known = store.known(asked);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      video = Optional.of(asked);
    }
    return known;
  }
}
