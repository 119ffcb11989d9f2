package io.noscope.video;

import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;

/**
 * Size, pixel format and colours of the picture in a frame: what pictures have in common that are
 * scaled alike. Read from memory, since a call for each field of each frame would be felt.
 */
final class FFmpegShape {
  // All of them C's int, or an enumeration, which is as large.
  private static final int[] FIELDS =
      Stream.of("width", "height", "format", "color_range", "colorspace")
          .mapToInt(field -> Loader.offsetof(AVFrame.class, field) / Integer.BYTES)
          .toArray();

  private final IntBuffer frame;

  private FFmpegShape(IntBuffer frame) {
    this.frame = frame;
  }

  /** The shape of what the frame holds, whenever it is asked for; not to be used without it. */
  static FFmpegShape of(AVFrame frame) {
    BytePointer bytes = new BytePointer(frame).capacity(frame.sizeof());
    return new FFmpegShape(bytes.asByteBuffer().order(ByteOrder.nativeOrder()).asIntBuffer());
  }

  /** As it is now. */
  int[] now() {
    int[] shape = new int[FIELDS.length];
    for (int field = 0; field < shape.length; field++) {
      shape[field] = frame.get(FIELDS[field]);
    }
    return shape;
  }

  /** Whether it is what it was when it was {@link #now}. */
  boolean is(int[] shape) {
    for (int field = 0; field < FIELDS.length; field++) {
      if (frame.get(FIELDS[field]) != shape[field]) {
        return false;
      }
    }
    return true;
  }
}
