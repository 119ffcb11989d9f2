package io.noscope.video;

import java.io.Serializable;

/**
 * A frame that decoding can start at.
 *
 * @param frame its number in presentation order, counted from 0 in the file
 * @param pts its presentation time in the stream's time base
 * @param position byte of the file at which its data begin; {@link #UNKNOWN} where the format does
 *     not tell
 */
public record Keyframe(long frame, long pts, long position) implements Serializable {
  /** No position is known. */
  public static final long UNKNOWN = -1;
}
