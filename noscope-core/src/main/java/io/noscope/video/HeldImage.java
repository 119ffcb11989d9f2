package io.noscope.video;

/**
 * A picture in Java's heap as a frame that is held.
 *
 * @param whole the picture
 */
public record HeldImage(Image whole) implements HeldFrame {
  @Override
  public ImageSize size() {
    return new ImageSize(whole.width(), whole.height());
  }

  @Override
  public Image image(ImageSize size) {
    if (size.equals(size())) {
      return whole;
    }
    try (FFmpegStill still = new FFmpegStill();
        FFmpegImages images = new FFmpegImages(Rotation.NONE)) {
      return images.of(still.of(whole), size);
    }
  }

  @Override
  public void write(PixelBuffer target) {
    target.put(image(target.size()));
  }

  @Override
  public long bytes() {
    return whole.bgr().length;
  }

  @Override
  public void close() {
    // The heap's collector sees to it.
  }
}
