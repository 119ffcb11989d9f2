package io.noscope.spark.files;

import io.noscope.video.DecodeOptions;
import io.noscope.video.FFmpegFrameSource;
import io.noscope.video.FrameChoice;
import io.noscope.video.Segment;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * One segment of one video.
 *
 * @param camera which camera the file comes from
 * @param video the file
 * @param segment the run of its frames
 */
public record Slice(String camera, VideoInfo video, Segment segment) implements Serializable {
  /** Opens the file at the segment. */
  public FFmpegFrameSource open(DecodeOptions options, Configuration hadoop) throws IOException {
    return open(FrameChoice.ALL, options, hadoop);
  }

  /** Opens the file at the segment for some of its frames. */
  public FFmpegFrameSource open(FrameChoice choice, DecodeOptions options, Configuration hadoop)
      throws IOException {
    var fs = new Path(video.file().path()).getFileSystem(hadoop);
    return FFmpegFrameSource.open(fs, video, segment, choice, options);
  }
}
