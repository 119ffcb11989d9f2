package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** A picture from Java's heap as FFmpeg sees frames; one picture at a time. */
final class FFmpegStill implements AutoCloseable {
  private static final ImageSize DOT = new ImageSize(1, 1);

  private final PixelBuffer pixels = new PixelBuffer(DOT);
  private final AVFrame frame = av_frame_alloc();

  /** The same frame each time, with a copy of this picture. */
  AVFrame of(Image image) {
    pixels.put(image);
    frame.format(AV_PIX_FMT_BGR24);
    frame.width(image.width());
    frame.height(image.height());
    frame.data(0, pixels.memory());
    frame.linesize(0, image.width() * SmallView.CHANNELS);
    return frame;
  }

  @Override
  public void close() {
    av_frame_free(frame);
    pixels.close();
  }
}
