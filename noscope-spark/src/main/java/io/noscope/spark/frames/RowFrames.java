package io.noscope.spark.frames;

import io.noscope.label.Rectangle;
import io.noscope.video.FFmpegImageViews;
import io.noscope.video.FrameSource;
import io.noscope.video.HeldFrame;
import io.noscope.video.HeldImage;
import java.util.Optional;
import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Rows that follow each other as the frames of one segment: from the next row up to one that does
 * not follow the row before, or has no picture, or begins another segment. Times are not known.
 */
final class RowFrames implements FrameSource {
  private final FrameRows rows;
  private final int segmentFrames;
  private final Queue<InternalRow> taken;
  private final FFmpegImageViews views;
  private FrameRow current;

  /**
   * @param rows where the next row has a picture
   * @param segmentFrames at whose multiples segments end
   * @param taken receives each row that becomes the current frame
   * @param views the caller's
   */
  RowFrames(FrameRows rows, int segmentFrames, Queue<InternalRow> taken, FFmpegImageViews views) {
    this.rows = rows;
    this.segmentFrames = segmentFrames;
    this.taken = taken;
    this.views = views;
  }

  @Override
  public boolean advance() {
    Optional<FrameRow> next = rows.peek().filter(row -> row.image().isPresent());
    if (next.isEmpty() || !continues(next.get())) {
      return false;
    }
    rows.take();
    current = next.get();
    taken.add(current.row());
    views.show(current.image().orElseThrow());
    return true;
  }

  private boolean continues(FrameRow next) {
    return current == null || (next.follows(current) && next.frame() % segmentFrames != 0);
  }

  @Override
  public long number() {
    return current.frame();
  }

  @Override
  public long pts() {
    return current.frame();
  }

  @Override
  public double seconds() {
    return Double.NaN;
  }

  @Override
  public boolean keyframe() {
    return false;
  }

  @Override
  public byte[] view(Optional<Rectangle> part, int side) {
    return views.of(part, side);
  }

  @Override
  public HeldFrame hold() {
    return new HeldImage(current.image().orElseThrow());
  }

  @Override
  public void close() {
    // Rows and views are the caller's.
  }
}
