package io.noscope.spark.regions;

import io.noscope.spark.files.Camera;
import io.noscope.spark.files.Slice;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FFmpegFrameSource;
import io.noscope.video.FrameChoice;
import io.noscope.video.HeldFrame;
import io.noscope.video.Image;
import io.noscope.video.Segment;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * What a camera sees.
 *
 * @param camera its name
 * @param file the video that the picture is from
 * @param frame number of the frame in it
 * @param picture upright, in the video's own size
 */
public record CameraStill(String camera, String file, long frame, Image picture) {
  /**
   * The keyframe next before the middle of the camera's middle file.
   *
   * @throws IOException where it cannot be decoded
   */
  public static CameraStill of(Camera camera, Configuration hadoop) throws IOException {
    VideoInfo video = camera.videos().get(camera.videos().size() / 2);
    List<Segment> groups = video.segments(1);
    Segment group = groups.get(groups.size() / 2);
    long frame = group.firstFrame();
    Slice slice = new Slice(camera.name(), video, group);
    FrameChoice one = FrameChoice.ALL.frames(frame, frame + 1);
    try (FFmpegFrameSource source = slice.open(one, DecodeOptions.DEFAULT, hadoop)) {
      if (source.advance()) {
        try (HeldFrame held = source.hold()) {
          return new CameraStill(camera.name(), video.file().path(), frame, held.image());
        }
      }
    }
    throw new IOException(
        "frame %d of %s does not decode; name another file of camera '%s'"
            .formatted(frame, video.file().path(), camera.name()));
  }
}
