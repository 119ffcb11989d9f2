package io.noscope.video;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Where a picture lies in memory, as swscale wants to be told. Java reads and writes the same
 * tables through buffers, since a call and an object for each plane of each frame would be felt.
 */
final class FFmpegPlanes implements AutoCloseable {
  /** The most planes that a picture has. */
  static final int MOST = 4;

  private final PointerPointer<?> data;
  private final IntPointer linesize;
  private final LongBuffer addresses;
  private final IntBuffer rows;

  private FFmpegPlanes(PointerPointer<?> data, IntPointer linesize) {
    this.data = data;
    this.linesize = linesize;
    addresses = memory(data, Long.BYTES).asLongBuffer();
    rows = memory(linesize, Integer.BYTES).asIntBuffer();
  }

  private static ByteBuffer memory(Pointer table, int entry) {
    BytePointer bytes = new BytePointer(table).capacity((long) MOST * entry);
    return bytes.asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /** The frame's own fields, which follow what it refers to; not to be closed. */
  static FFmpegPlanes of(AVFrame frame) {
    return new FFmpegPlanes(frame.data(), frame.linesize());
  }

  /** Planes that are yet to be {@link #put}; to be closed. */
  static FFmpegPlanes none() {
    FFmpegPlanes planes =
        new FFmpegPlanes(new PointerPointer<BytePointer>(MOST), new IntPointer(MOST));
    for (int plane = 0; plane < MOST; plane++) {
      planes.put(plane, 0, 0);
    }
    return planes;
  }

  /** Tells where a plane is; whoever made the memory keeps and closes it. */
  void put(int plane, BytePointer pixels, int row) {
    put(plane, pixels.address(), row);
  }

  /** Tells where a plane is by the address of its first pixel and the bytes from row to row. */
  void put(int plane, long address, int row) {
    addresses.put(plane, address);
    rows.put(plane, row);
  }

  /** Tells where a plane is now; its rows lie as before. */
  void move(int plane, long address) {
    addresses.put(plane, address);
  }

  /** Where the plane's first pixel is; 0 where there is no such plane. */
  long address(int plane) {
    return addresses.get(plane);
  }

  /** Bytes from row to row of a plane. */
  int row(int plane) {
    return rows.get(plane);
  }

  /** The address of each plane's first pixel. */
  PointerPointer<?> data() {
    return data;
  }

  /** Bytes from row to row of each plane. */
  IntPointer linesize() {
    return linesize;
  }

  @Override
  public void close() {
    data.close();
    linesize.close();
  }
}
