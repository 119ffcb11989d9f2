package io.noscope.video;

import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.fs.FileSystem;

/** When the frames of a segment are shown, read off its packets: nothing is decoded. */
public final class FFmpegShownTimes {
  private FFmpegShownTimes() {}

  /**
   * Reads a segment's packets.
   *
   * @param info what {@link FFmpegProbe} found in the file
   * @return seconds since frame 0 for each frame of the segment, in order; none where the headers
   *     do not tell, or packets are missing
   * @throws BadVideoException when the file is not the video that was probed
   * @throws IOException when the file system fails
   */
  public static double[] of(FileSystem fs, VideoInfo info, Segment segment, Limits limits)
      throws IOException {
    if (!info.times().unique()) {
      return new double[0];
    }
    try (FFmpegContainer container = FFmpegContainer.open(fs, info.file(), limits);
        PacketFeed feed = new PacketFeed(container, info)) {
      long[] times = new long[Math.toIntExact(segment.frames())];
      int found = 0;
      feed.start(segment);
      while (feed.next() != null) {
        if (feed.counts()) {
          times[found++] = feed.time();
        }
      }
      // Packets come in the order in which they are decoded.
      Arrays.sort(times, 0, found);
      return found < times.length
          ? new double[0]
          : Arrays.stream(times).mapToDouble(info.times()::seconds).toArray();
    }
  }
}
