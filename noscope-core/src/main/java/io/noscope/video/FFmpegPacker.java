package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Turns frames of one size and pixel format into packed blue, green, red of one size. */
final class FFmpegPacker implements AutoCloseable {
  private final FFmpegScaler scaler;
  private final FFmpegPlanes packed = FFmpegPlanes.none();
  private final int row;

  /**
   * A packer for frames like this one.
   *
   * @param size of the result
   * @throws IllegalStateException when swscale cannot read the frame's pixel format
   */
  FFmpegPacker(AVFrame like, ImageSize size) {
    scaler = new FFmpegScaler(like, size, AV_PIX_FMT_BGR24);
    // Where nothing is scaled, swscale leaves out what does not fill a group of pixels at the right
    // edge, unless rows are long enough to write the whole group.
    row = PixelBuffer.paddedRow(size);
  }

  /** Whether this packer takes the frame too. */
  boolean fits(AVFrame frame) {
    return scaler.fits(frame);
  }

  /**
   * Writes a frame that fits.
   *
   * @param to of this packer's size
   */
  void pack(FFmpegPlanes from, PixelBuffer to) {
    packed.put(0, to.memory(), row);
    scaler.scale(from, packed);
    to.pack(row);
  }

  @Override
  public void close() {
    scaler.close();
    packed.close();
  }
}
