package io.noscope.video;

/**
 * A frame's pixels, kept beyond the next {@link FrameSource#advance} until closed. Pictures are
 * upright and are made anew at each call.
 */
public interface HeldFrame extends AutoCloseable {
  /** The size of the whole picture. */
  ImageSize size();

  /** The whole picture at full size. */
  default Image image() {
    return image(size());
  }

  /**
   * The whole picture, scaled to a size, whatever that does to its shape.
   *
   * @throws IllegalStateException when the pixels are of a kind that cannot be converted
   */
  Image image(ImageSize size);

  /**
   * Writes the whole picture, scaled to the target's size, without a detour through Java's heap.
   *
   * @throws IllegalStateException when the pixels are of a kind that cannot be converted
   */
  void write(PixelBuffer target);

  /** Bytes of memory that holding this frame costs. */
  long bytes();

  @Override
  void close();
}
