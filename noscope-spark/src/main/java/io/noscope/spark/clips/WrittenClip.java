package io.noscope.spark.clips;

import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * What became of an order.
 *
 * @param clip path of the clip; null where there is none
 * @param path of its video, of the first where it shows several
 * @param endPath of the last
 * @param firstFrame number, in the first video, of the first frame that it shows, or should have
 *     shown
 * @param lastFrame number, in the last video, of the last
 * @param startSeconds when the first frame is shown in its video; null where there is no clip
 * @param endSeconds when the last frame is shown in its own; null where there is no clip
 * @param frames how many it shows
 * @param error why there is no clip; null where there is one
 */
record WrittenClip(
    String clip,
    String path,
    String endPath,
    long firstFrame,
    long lastFrame,
    Double startSeconds,
    Double endSeconds,
    long frames,
    String error)
    implements Serializable {
  static final StructType SCHEMA =
      StructType.fromDDL(
          "clip STRING, path STRING NOT NULL, endPath STRING NOT NULL, firstFrame BIGINT NOT NULL,"
              + " lastFrame BIGINT NOT NULL, startSeconds DOUBLE, endSeconds DOUBLE, frames BIGINT"
              + " NOT NULL, error STRING");

  /** A clip that is there. */
  static WrittenClip of(ClipOrder order, ClipSpan span, String clip) {
    return new WrittenClip(
        clip,
        order.first().path(),
        order.last().path(),
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
        order.first().path(),
        order.last().path(),
        order.first().range().firstFrame(),
        order.last().range().lastFrame(),
        null,
        null,
        0,
        reason);
  }

  Row row() {
    return RowFactory.create(
        clip, path, endPath, firstFrame, lastFrame, startSeconds, endSeconds, frames, error);
  }
}
