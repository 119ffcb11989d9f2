package io.noscope.spark.clips;

import io.noscope.video.DecodeOptions;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/**
 * How the pictures of clips come about.
 *
 * @param decode how frames are decoded
 * @param width of clips in pixels, to which the height follows; 0 for that of their videos
 * @param drawn boxes on the frames; null for none
 */
record ClipPictures(DecodeOptions decode, int width, ClipBoxes drawn) implements Serializable {
  ClipPictures {
    Objects.requireNonNull(decode, "decode");
  }

  /** Frames as they are. */
  static ClipPictures plain(DecodeOptions decode, int width) {
    return new ClipPictures(decode, width, null);
  }

  /** Boxes on the frames. */
  Optional<ClipBoxes> boxes() {
    return Optional.ofNullable(drawn);
  }
}
