package io.noscope.video;

import io.noscope.label.Region;
import java.util.Optional;

/**
 * How frames are decoded.
 *
 * @param crop the part of the frame that {@link FrameSource#view} shows; empty for the whole
 * @param imageSize size of pictures; empty for that of the video
 * @param upright whether pictures are turned as the file asks for
 * @param threads of the decoder
 */
public record DecodeOptions(
    Optional<Region> crop, Optional<ImageSize> imageSize, boolean upright, int threads) {
  /** Whole frames at their size, turned upright, by the calling thread alone. */
  public static final DecodeOptions DEFAULT =
      new DecodeOptions(Optional.empty(), Optional.empty(), true, 1);

  public DecodeOptions {
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads; 1 is the least");
    }
  }

  /** These, with views of a part of the frame. */
  public DecodeOptions crop(Optional<Region> region) {
    return new DecodeOptions(region, imageSize, upright, threads);
  }

  /** These, with pictures of this size. */
  public DecodeOptions imageSize(Optional<ImageSize> size) {
    return new DecodeOptions(crop, size, upright, threads);
  }

  /** The turn that makes the pictures of a video come out as asked for. */
  Rotation rotation(VideoInfo info) {
    return upright ? info.format().rotation() : Rotation.NONE;
  }
}
