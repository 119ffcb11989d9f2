package io.noscope.optimize;

/**
 * What labelling cost.
 *
 * @param frames that the reference detector labelled
 * @param segments that they lie in
 * @param archiveFrames frames of the whole archive
 * @param seconds wall time of labelling
 */
public record LabelUse(long frames, int segments, long archiveFrames, double seconds) {
  public LabelUse {
    if (frames < 0 || frames > archiveFrames || segments < 0 || !(seconds >= 0)) {
      throw new IllegalArgumentException(
          "%d labelled frames of %d in %d segments, %s seconds"
              .formatted(frames, archiveFrames, segments, seconds));
    }
  }

  /** Both together, of one archive. */
  public LabelUse plus(LabelUse other) {
    return new LabelUse(
        frames + other.frames, segments + other.segments, archiveFrames, seconds + other.seconds);
  }
}
