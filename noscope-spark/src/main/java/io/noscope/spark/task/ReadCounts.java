package io.noscope.spark.task;

/**
 * What was read of video files for frames to get labels.
 *
 * @param planned frames of the segments that were taken on, and those that an index promises beyond
 *     the end of its file
 * @param decoded frames that came out of decoders, wanted or not
 * @param bytesRead of video files
 */
public record ReadCounts(long planned, long decoded, long bytesRead) {
  /** Nothing yet: the neutral element of {@link #plus}. */
  public static final ReadCounts NONE = new ReadCounts(0, 0, 0);

  /** These and those of other files. */
  public ReadCounts plus(ReadCounts other) {
    return new ReadCounts(
        planned + other.planned, decoded + other.decoded, bytesRead + other.bytesRead);
  }
}
