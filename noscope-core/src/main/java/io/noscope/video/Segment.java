package io.noscope.video;

import java.io.Serializable;

/**
 * A run of frames of one file from a keyframe up to another, the unit of parallel work. It is fixed
 * by the file alone, never by the parallelism.
 *
 * @param firstFrame number of the first frame in presentation order, counted from 0 in the file
 * @param frames how many frames, 1 or more
 * @param seekPts timestamp of the keyframe to start decoding at, in the stream's time base; {@link
 *     #FROM_START} to read the file from its beginning
 * @param firstPts presentation time of the first frame; earlier frames that come out are dropped
 * @param endPts presentation time of the first frame after the segment; {@link Long#MAX_VALUE} at
 *     the end of the file
 * @param position byte of the file at which the keyframe begins; 0 for the first segment, {@link
 *     Keyframe#UNKNOWN} where the format does not tell
 */
public record Segment(
    long firstFrame, long frames, long seekPts, long firstPts, long endPts, long position)
    implements Serializable {
  /** No seek: decode from the first byte. */
  public static final long FROM_START = Long.MIN_VALUE;

  public Segment {
    if (firstFrame < 0 || frames < 1 || firstPts >= endPts) {
      throw new IllegalArgumentException(
          "a segment has frames and ends after it starts: first frame %d, %d frames, pts %d to %d"
              .formatted(firstFrame, frames, firstPts, endPts));
    }
  }

  /** This segment and those up to another that begins where the one before it ends, as one. */
  public Segment upTo(Segment last) {
    return new Segment(
        firstFrame, last.endFrame() - firstFrame, seekPts, firstPts, last.endPts, position);
  }

  /** Number of the frame after the last. */
  public long endFrame() {
    return firstFrame + frames;
  }
}
