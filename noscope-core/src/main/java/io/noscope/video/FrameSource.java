package io.noscope.video;

import io.noscope.label.Rectangle;
import java.io.IOException;
import java.util.Optional;

/**
 * Frames of one segment in presentation order, one current frame at a time. Pixels are made only
 * when they are asked for. Not thread-safe.
 */
public interface FrameSource extends AutoCloseable {
  /**
   * Moves to the next frame.
   *
   * @return false after the last frame
   * @throws IOException when the file cannot be read or decoded any further; names the file
   */
  boolean advance() throws IOException;

  /** Number of the current frame in presentation order, counted from 0 in the file. */
  long number();

  /** Presentation time of the current frame in the stream's time base. */
  long pts();

  /** Presentation time of the current frame in seconds since frame 0 of the file. */
  double seconds();

  /** Whether the current frame is coded without reference to others. */
  boolean keyframe();

  /**
   * Whether no other frame is predicted from the current one, so that it can be left out without
   * harm, as the headers of H.264 and HEVC tell.
   *
   * @return false where it is not known
   */
  default boolean disposable() {
    return false;
  }

  /**
   * How much moves in the current frame's group of pictures, the keyframe and what follows up to
   * the next, going by the sizes of its packets: the largest mean of a few in a row, in bytes.
   *
   * @return infinity where it is not known
   */
  default double motion() {
    return Double.POSITIVE_INFINITY;
  }

  /**
   * A part of the current frame, scaled to {@code side x side} by area averaging, as packed BGR
   * rows. Whoever asks for the same view of a frame again gets the one that was made.
   *
   * @param part in pixels of the upright picture; empty for the whole
   * @param side one of {@link SmallView#SIDES}
   * @return {@code side * side * 3} bytes that the source owns and overwrites at the next frame
   * @throws IllegalArgumentException when the part does not lie within the picture
   * @throws UnreadPictureException when the frame has to be decoded for it, and cannot
   */
  byte[] view(Optional<Rectangle> part, int side);

  /**
   * The same of a picture that may be decoded more cheaply, without the filter that smoothes its
   * blocks or at a lower resolution. The same frame has the same draft however it is come by.
   *
   * @return the {@link #view} itself where there is none
   */
  default byte[] draft(Optional<Rectangle> part, int side) {
    return view(part, side);
  }

  /** The whole of the current frame, as {@link #view(Optional, int)} shows it. */
  default byte[] view(int side) {
    return view(Optional.empty(), side);
  }

  /** Keeps the current frame's pixels beyond {@link #advance}; the caller closes what it gets. */
  HeldFrame hold();

  @Override
  void close();
}
