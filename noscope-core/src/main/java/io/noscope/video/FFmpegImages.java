package io.noscope.video;

import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Makes full-size pictures of frames; shared by the held frames of one source. */
final class FFmpegImages implements AutoCloseable {
  private FFmpegScaler scaler;
  private boolean closed;

  /** The whole frame as packed BGR. */
  Image of(AVFrame frame) {
    if (closed) {
      // The frame outlives its source.
      try (FFmpegScaler own = scalerFor(frame)) {
        return image(own, frame);
      }
    }
    if (scaler == null || !scaler.fits(frame)) {
      closeScaler();
      scaler = scalerFor(frame);
    }
    return image(scaler, frame);
  }

  private static FFmpegScaler scalerFor(AVFrame frame) {
    return new FFmpegScaler(frame, frame.width(), frame.height(), SWS_BILINEAR);
  }

  private static Image image(FFmpegScaler scaler, AVFrame frame) {
    byte[] bgr = new byte[frame.width() * frame.height() * SmallView.CHANNELS];
    scaler.scale(frame.data(), frame.linesize(), bgr);
    return new Image(frame.width(), frame.height(), bgr);
  }

  private void closeScaler() {
    if (scaler != null) {
      scaler.close();
      scaler = null;
    }
  }

  @Override
  public void close() {
    closed = true;
    closeScaler();
  }
}
