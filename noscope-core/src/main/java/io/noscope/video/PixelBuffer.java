package io.noscope.video;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.bytedeco.javacpp.BytePointer;

/**
 * A picture outside the Java heap, used again for picture after picture: packed rows of blue,
 * green, red bytes, no padding. Not thread-safe; whoever makes one closes it.
 */
public final class PixelBuffer implements AutoCloseable {
  // Vector code converts eight pixels at a time, and may touch a little more behind the last.
  private static final int PIXELS_AT_ONCE = 8;
  private static final int SLACK = 64;

  private final int lead;
  private ImageSize size;
  private BytePointer block;
  private BytePointer memory;
  private ByteBuffer bytes;

  /** A picture of this size; its pixels are undefined until something is written. */
  public PixelBuffer(ImageSize size) {
    this(size, 0);
  }

  /**
   * A picture with room before it, for a header of the caller's.
   *
   * @param lead bytes before the first pixel that are the caller's
   */
  public PixelBuffer(ImageSize size, int lead) {
    this.lead = lead;
    reserve(Objects.requireNonNull(size, "size"));
  }

  /**
   * Changes the size, which leaves the pixels undefined. The memory is kept where it is large
   * enough, and moves to another {@link #address} where it is not.
   */
  public void reshape(ImageSize wanted) {
    requireOpen();
    if (capacity(wanted) > memory.capacity()) {
      block.close();
      reserve(wanted);
    }
    size = wanted;
  }

  private void reserve(ImageSize wanted) {
    block = new BytePointer(lead + capacity(wanted));
    memory = block.getPointer(lead);
    memory.capacity(capacity(wanted));
    bytes = memory.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    size = wanted;
  }

  private static long capacity(ImageSize size) {
    return (long) paddedRow(size) * size.height() + SLACK;
  }

  /** Bytes of a row that is padded to whole groups of the pixels that vector code takes at once. */
  static int paddedRow(ImageSize size) {
    int groups = (size.width() + PIXELS_AT_ONCE - 1) / PIXELS_AT_ONCE;
    return groups * PIXELS_AT_ONCE * SmallView.CHANNELS;
  }

  /** Moves rows of so many bytes each together, so that no padding is left between them. */
  void pack(int row) {
    int packed = size.width() * SmallView.CHANNELS;
    if (row != packed) {
      for (int y = 1; y < size.height(); y++) {
        bytes.put(y * packed, bytes, y * row, packed);
      }
    }
  }

  public ImageSize size() {
    return size;
  }

  /** Bytes of the picture, 3 a pixel. */
  public int length() {
    return size.bytes();
  }

  /**
   * Where in memory the first pixel is, for code that reads by address; {@link #length} bytes may
   * be read until this is closed or reshaped.
   */
  public long address() {
    requireOpen();
    return memory.address();
  }

  /** The native memory, for this package's native code: the picture and a little more. */
  BytePointer memory() {
    requireOpen();
    return memory;
  }

  /** The memory as Java reads it: the picture and at least one byte more. */
  ByteBuffer bytes() {
    requireOpen();
    return bytes;
  }

  /**
   * Copies the pixels out.
   *
   * @param bgr receives them from its beginning, {@link #length} bytes
   */
  public void copyTo(byte[] bgr) {
    requireOpen();
    bytes.get(0, bgr, 0, length());
  }

  /**
   * Copies out what was written in rows that may lie apart, with what is between them.
   *
   * @param rows receives them, of as many bytes as all of them have
   */
  void copyRows(byte[] rows) {
    requireOpen();
    bytes.get(0, rows);
  }

  /** A copy of the picture as it is now. */
  public Image image() {
    byte[] bgr = new byte[length()];
    copyTo(bgr);
    return new Image(size.width(), size.height(), bgr);
  }

  /** Becomes a copy of the picture, of its size. */
  public void put(Image image) {
    reshape(new ImageSize(image.width(), image.height()));
    bytes.put(0, image.bgr());
  }

  private void requireOpen() {
    if (block.isNull()) {
      throw new IllegalStateException(
          "a pixel buffer of " + size + " was used after it was closed");
    }
  }

  @Override
  public void close() {
    block.close();
  }
}
