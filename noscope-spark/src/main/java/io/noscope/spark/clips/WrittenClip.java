package io.noscope.spark.clips;

import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * What became of an order.
 *
 * @param clip path of the clip; null where there is none
 * @param path of its video
 * @param firstFrame number of the first frame that it shows, or should have shown
 * @param lastFrame number of the last
 * @param startSeconds when the first frame is shown in the video; null where there is no clip
 * @param endSeconds when the last frame is shown; null where there is no clip
 * @param frames how many it shows
 * @param error why there is no clip; null where there is one
 */
record WrittenClip(
    String clip,
    String path,
    long firstFrame,
    long lastFrame,
    Double startSeconds,
    Double endSeconds,
    long frames,
    String error)
    implements Serializable {
  static final StructType SCHEMA =
      StructType.fromDDL(
          "clip STRING, path STRING NOT NULL, firstFrame BIGINT NOT NULL, lastFrame BIGINT NOT"
              + " NULL, startSeconds DOUBLE, endSeconds DOUBLE, frames BIGINT NOT NULL, error"
              + " STRING");

  /** A clip that is there. */
  static WrittenClip of(ClipOrder order, ClipSpan span, String clip) {
    return new WrittenClip(
        clip,
        order.path(),
        span.firstFrame(),
        span.lastFrame(),
        span.startSeconds(),
        span.endSeconds(),
        span.frames(),
        null);
  }

  /** A clip that could not be cut. */
  static WrittenClip failed(ClipOrder order, String reason) {
    return new WrittenClip(
        null,
        order.path(),
        order.range().firstFrame(),
        order.range().lastFrame(),
        null,
        null,
        0,
        reason);
  }

  Row row() {
    return RowFactory.create(
        clip, path, firstFrame, lastFrame, startSeconds, endSeconds, frames, error);
  }
}
