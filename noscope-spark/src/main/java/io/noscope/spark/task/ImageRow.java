package io.noscope.spark.task;

import io.noscope.video.HeldFrame;
import io.noscope.video.ImageSize;
import io.noscope.video.PixelBuffer;
import io.noscope.video.Resize;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The image column's value, made where Spark reads it: pixels are written once, outside the heap,
 * in the form of Spark's own rows, which copy themselves when they are kept. One value at a time.
 */
public final class ImageRow implements AutoCloseable {
  private static final int FIELDS = 6;
  private static final int WORD = 8;
  private static final int FIXED = WORD + FIELDS * WORD;

  private final Optional<Resize> resize;
  private final UnsafeRow row = new UnsafeRow(FIELDS);
  private UTF8String origin = UTF8String.EMPTY_UTF8;
  private Optional<PixelBuffer> pixels = Optional.empty();

  /**
   * @param resize the size to make pictures of; empty for their own
   */
  public ImageRow(Optional<Resize> resize) {
    this.resize = resize;
  }

  /** The frame's picture, valid until the next; the frame stays the caller's. */
  public InternalRow of(UTF8String path, HeldFrame frame) {
    ImageSize full = frame.size();
    ImageSize size = resize.map(wanted -> wanted.of(full)).orElse(full);
    if (pixels.isEmpty() || !origin.equals(path)) {
      close();
      origin = path;
      pixels = Optional.of(new PixelBuffer(size, FIXED + words(path.numBytes())));
    }
    pixels.get().reshape(size);
    frame.write(pixels.get());
    point(size);
    return row;
  }

  private void point(ImageSize size) {
    int lead = FIXED + words(origin.numBytes());
    long start = pixels.orElseThrow().address() - lead;
    int length = size.bytes();
    Platform.setMemory(null, start, lead, (byte) 0);
    // What fills up the last word counts when rows are compared.
    Platform.setMemory(null, start + lead + length, words(length) - length, (byte) 0);
    row.pointTo(null, start, lead + words(length));
    Platform.putLong(null, start + WORD, place(FIXED, origin.numBytes()));
    origin.writeToMemory(null, start + FIXED);
    row.setInt(1, size.height());
    row.setInt(2, size.width());
    row.setInt(3, ImageColumn.CHANNELS);
    row.setInt(4, ImageColumn.CV_8UC3);
    Platform.putLong(null, start + 6 * WORD, place(lead, length));
  }

  private static long place(int offset, int length) {
    return ((long) offset << Integer.SIZE) | length;
  }

  private static int words(int bytes) {
    return (bytes + WORD - 1) / WORD * WORD;
  }

  @Override
  public void close() {
    pixels.ifPresent(PixelBuffer::close);
    pixels = Optional.empty();
  }
}
