package io.noscope.video;

import io.noscope.label.Region;
import java.util.Objects;
import java.util.Optional;

/**
 * How frames are decoded.
 *
 * @param crop the part of the frame that {@link FrameSource#view} shows; empty for the whole
 * @param upright whether pictures are turned as the file asks for
 * @param threads of the decoder
 * @param limits of what a file may announce
 */
public record DecodeOptions(Optional<Region> crop, boolean upright, int threads, Limits limits) {
  /** Whole frames, turned upright, by the calling thread alone. */
  public static final DecodeOptions DEFAULT =
      new DecodeOptions(Optional.empty(), true, 1, Limits.DEFAULT);

  public DecodeOptions {
    Objects.requireNonNull(crop, "crop");
    Objects.requireNonNull(limits, "limits");
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads; 1 is the least");
    }
  }

  /** These, with views of a part of the frame. */
  public DecodeOptions crop(Optional<Region> region) {
    return new DecodeOptions(region, upright, threads, limits);
  }

  /** The turn that makes the pictures of a video come out as asked for. */
  Rotation rotation(VideoInfo info) {
    return upright ? info.format().rotation() : Rotation.NONE;
  }
}
