package io.noscope.spark.frames;

import io.noscope.video.Image;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * A row with a frame.
 *
 * @param row all columns, the caller's own copy
 * @param camera name of the camera; empty where there is none
 * @param path which recording of the camera
 * @param frame number in the recording; negative where there is none
 * @param image the picture, if there is one
 */
record FrameRow(InternalRow row, String camera, String path, long frame, Optional<Image> image) {
  /** Whether it is the next frame after another of the same recording. */
  boolean follows(FrameRow other) {
    return frame == other.frame + 1
        && frame > 0
        && path.equals(other.path)
        && camera.equals(other.camera);
  }
}
