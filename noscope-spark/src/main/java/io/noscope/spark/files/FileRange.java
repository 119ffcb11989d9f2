package io.noscope.spark.files;

import io.noscope.video.Segment;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoInfo;
import java.io.Serializable;
import java.util.List;

/**
 * A part of a file: the segments whose first byte lies in it. Ranges that follow each other give
 * each segment once, though nothing of the file need be known to plan them.
 *
 * @param camera which camera the file comes from
 * @param file which file
 * @param start first byte
 * @param end the byte after the last
 * @param hosts machines that hold the bytes, those with the most first
 */
public record FileRange(String camera, VideoFile file, long start, long end, List<String> hosts)
    implements Serializable {
  public FileRange {
    hosts = List.copyOf(hosts);
  }

  /** Whether the file begins here. */
  public boolean isFirst() {
    return start == 0;
  }

  /** The segments in it. */
  public List<Segment> segments(VideoInfo video, int segmentFrames) {
    return video.segments(segmentFrames).stream().filter(this::holds).toList();
  }

  private boolean holds(Segment segment) {
    long position = Math.max(0, segment.position());
    return position >= start && (position < end || end == file.length());
  }
}
