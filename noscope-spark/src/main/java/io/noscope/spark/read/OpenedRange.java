package io.noscope.spark.read;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.FileRange;
import io.noscope.spark.files.Slice;
import io.noscope.spark.files.VideoInfos;
import io.noscope.video.FrameGap;
import io.noscope.video.Segment;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * A range of a file of which it is known what is in it.
 *
 * @param range the range
 * @param video the file
 * @param segments those of the range that may hold wanted frames
 */
record OpenedRange(FileRange range, VideoInfo video, List<Segment> segments) {
  /** Probes the file if nothing is known of it, and notes what of it is missing. */
  static OpenedRange open(
      FileRange range, NoScopeConf conf, WantedRows rows, BadFileLog log, Configuration hadoop)
      throws IOException {
    VideoInfo video = VideoInfos.of(range.file(), conf.probing(), hadoop);
    if (range.isFirst() && video.missingFrames() > 0) {
      log.lost(
          video,
          new FrameGap(video.frames(), video.missingFrames()),
          "the file was cut off: its index promises frames beyond its end");
    }
    List<Segment> segments =
        range.segments(video, conf.segmentFrames()).stream()
            .filter(segment -> rows.mayBeIn(new Slice(range.camera(), video, segment)))
            .toList();
    return new OpenedRange(range, video, segments);
  }

  /** The segments as slices. */
  List<Slice> slices() {
    return segments.stream().map(s -> new Slice(range.camera(), video, s)).toList();
  }

  /** Frames that are to have labels, or else are lost. */
  long planned() {
    long missing = range.isFirst() ? video.missingFrames() : 0;
    return missing + segments.stream().mapToLong(Segment::frames).sum();
  }

  /** From a frame to the end of the last segment. */
  FrameGap from(long frame) {
    long end = segments.isEmpty() ? frame : segments.get(segments.size() - 1).endFrame();
    return new FrameGap(frame, Math.max(0, end - frame));
  }
}
