package io.noscope.video;

import java.io.Serializable;

/**
 * How much a file may announce before it is refused: what a header claims costs memory, whatever
 * lies behind it, and a video can come from anyone.
 *
 * @param maxPixels width times height of a picture
 * @param maxStreams streams in a file, of any kind
 * @param maxFrames frames that a file's index announces; a frame takes up to 60 bytes there
 */
public record Limits(long maxPixels, int maxStreams, long maxFrames) implements Serializable {
  /** Twice the pixels of 8K, 64 streams, and three weeks at 25 frames a second. */
  public static final Limits DEFAULT = new Limits(8192L * 8192, 64, 50_000_000);

  public Limits {
    if (maxPixels < 1 || maxStreams < 1 || maxFrames < 1) {
      throw new IllegalArgumentException(
          "limits must be 1 or more: %d pixels, %d streams, %d frames"
              .formatted(maxPixels, maxStreams, maxFrames));
    }
  }

  /**
   * Refuses pictures that are too large.
   *
   * @throws BadVideoException when they have more than {@link #maxPixels}
   */
  void checkPixels(String path, long width, long height) throws BadVideoException {
    if (width * height > maxPixels) {
      throw tooLarge(path, "pictures of %dx%d".formatted(width, height));
    }
  }

  /** The error for pictures that a decoder has refused without saying how large they are. */
  BadVideoException tooLarge(String path, String what) {
    return new BadVideoException(
        path,
        "%s exceed the limit of %d pixels; if the file can be trusted, raise spark.noscope.maxPixels"
            .formatted(what, maxPixels));
  }

  /**
   * Refuses an index that is too long.
   *
   * @throws BadVideoException when it announces more than {@link #maxFrames}
   */
  void checkFrames(String path, long frames) throws BadVideoException {
    if (frames > maxFrames) {
      throw new BadVideoException(
          path,
          "its index announces %d frames, over the limit of %d; if the file can be trusted, raise"
                  .formatted(frames, maxFrames)
              + " spark.noscope.maxFrames");
    }
  }

  /** The error for a file that FFmpeg has refused for its many streams, or for want of memory. */
  BadVideoException tooMany(String path) {
    return new BadVideoException(
        path,
        "it has more than %d streams, or tables that do not fit into memory; if the file can be"
                .formatted(maxStreams)
            + " trusted, raise spark.noscope.maxStreams");
  }
}
