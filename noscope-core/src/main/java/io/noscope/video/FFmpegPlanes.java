package io.noscope.video;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Where a picture lies in memory, as swscale wants to be told.
 *
 * @param data the address of each plane's first pixel
 * @param linesize bytes from row to row of each plane
 */
record FFmpegPlanes(PointerPointer<?> data, IntPointer linesize) implements AutoCloseable {
  private static final int PLANES = 4;

  /** The frame's own fields, which follow what it refers to; not to be closed. */
  static FFmpegPlanes of(AVFrame frame) {
    return new FFmpegPlanes(frame.data(), frame.linesize());
  }

  /** Planes that are yet to be {@link #put}; to be closed. */
  static FFmpegPlanes none() {
    PointerPointer<BytePointer> data = new PointerPointer<>(PLANES);
    IntPointer linesize = new IntPointer(PLANES);
    for (int plane = 0; plane < PLANES; plane++) {
      data.put(plane, null);
      linesize.put(plane, 0);
    }
    return new FFmpegPlanes(data, linesize);
  }

  /** Tells where a plane is; whoever made the memory keeps and closes it. */
  void put(int plane, BytePointer pixels, int row) {
    data.put(plane, pixels);
    linesize.put(plane, row);
  }

  @Override
  public void close() {
    data.close();
    linesize.close();
  }
}
