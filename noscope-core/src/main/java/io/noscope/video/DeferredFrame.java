package io.noscope.video;

import java.util.function.Function;

/**
 * A frame that was decoded as a draft, whose full picture is decoded when it is asked for: until
 * then it costs no memory.
 */
final class DeferredFrame implements HeldFrame {
  private final FullPictures pictures;
  private final long number;
  private boolean closed;

  DeferredFrame(FullPictures pictures, long number) {
    this.pictures = pictures;
    this.number = number;
  }

  @Override
  public ImageSize size() {
    return of(HeldFrame::size);
  }

  @Override
  public Image image(ImageSize size) {
    return of(frame -> frame.image(size));
  }

  @Override
  public void write(PixelBuffer target) {
    of(
        frame -> {
          frame.write(target);
          return target;
        });
  }

  private <T> T of(Function<HeldFrame, T> use) {
    if (closed) {
      throw new IllegalStateException("a held frame was used after it was closed");
    }
    try (HeldFrame frame = pictures.hold(number)) {
      return use.apply(frame);
    }
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public void close() {
    closed = true;
  }
}
