package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_clone;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avutil.AVBufferRef;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** A reference to a decoded frame: no pixel is copied until it is asked for. */
final class FFmpegHeldFrame implements HeldFrame {
  private final FFmpegImages images;
  private final AVFrame frame;
  private boolean closed;

  FFmpegHeldFrame(AVFrame current, FFmpegImages images) {
    this.images = images;
    frame = av_frame_clone(current);
  }

  @Override
  public ImageSize size() {
    requireOpen();
    return images.size(frame);
  }

  @Override
  public Image image(ImageSize size) {
    requireOpen();
    return images.of(frame, size);
  }

  @Override
  public void write(PixelBuffer target) {
    requireOpen();
    images.write(frame, target);
  }

  @Override
  public long bytes() {
    requireOpen();
    long bytes = 0;
    for (int plane = 0; plane < AVFrame.AV_NUM_DATA_POINTERS; plane++) {
      AVBufferRef buffer = frame.buf(plane);
      bytes += buffer == null ? 0 : buffer.size();
    }
    return bytes;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("a held frame was used after it was closed");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_frame_free(frame);
    }
  }
}
