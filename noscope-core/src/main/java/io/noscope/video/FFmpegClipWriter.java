package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Writes pictures as a clip that players and browsers show: H.264 in a fragmented MP4, written to
 * its stream from beginning to end. Each picture is shown when it was in its video, the first one
 * at once. Not thread-safe.
 */
public final class FFmpegClipWriter implements AutoCloseable {
  private final OutputStream out;
  private final String path;
  private final int width;
  private final double framesPerSecond;
  private final AVCodec codec;
  private final AVPacket packet = av_packet_alloc();
  private Optional<FFmpegPicture> picture = Optional.empty();
  private Optional<FFmpegEncoder> encoder = Optional.empty();
  private Optional<FFmpegMp4> file = Optional.empty();
  private double origin;
  private long last = -1;
  private boolean closed;

  /**
   * A clip without pictures yet; nothing is written before the first.
   *
   * @param out receives the clip; whoever opened it closes it after {@link #close}
   * @param path what the stream writes to, for errors
   * @param width of the clip in pixels, to which the height follows; 0 for that of the pictures
   * @param framesPerSecond about how many pictures a second there will be
   */
  public FFmpegClipWriter(OutputStream out, String path, int width, double framesPerSecond) {
    this(out, path, width, framesPerSecond, FFmpegEncoder.best());
  }

  FFmpegClipWriter(
      OutputStream out, String path, int width, double framesPerSecond, AVCodec codec) {
    if (width < 0 || !(framesPerSecond > 0)) {
      throw new IllegalArgumentException(
          "%s: a width of %d pixels, %f frames a second".formatted(path, width, framesPerSecond));
    }
    this.out = out;
    this.path = path;
    this.width = width;
    this.framesPerSecond = framesPerSecond;
    this.codec = codec;
  }

  /**
   * Adds the next picture. The size of the clip is settled by the first; later ones of another are
   * scaled to it.
   *
   * @param seconds when it is shown in its video, later than the one before
   * @throws IOException when the stream or the encoder fails; names the clip
   */
  public void add(Image image, double seconds) throws IOException {
    if (file.isEmpty()) {
      start(image);
      origin = seconds;
    }
    AVFrame frame = picture.orElseThrow().of(image);
    // Two pictures never share a tick, however close they are.
    last = Math.max(last + 1, Math.round((seconds - origin) * FFmpegEncoder.CLOCK));
    frame.pts(last);
    encode(frame);
  }

  private void start(Image image) throws IOException {
    FFmpegErrors.quiet();
    ClipSize size = ClipSize.of(image, width);
    picture = Optional.of(new FFmpegPicture(size));
    encoder = Optional.of(new FFmpegEncoder(codec, size, framesPerSecond, path));
    file = Optional.of(new FFmpegMp4(out, encoder.get().context(), path));
  }

  private void encode(AVFrame frame) throws IOException {
    require(encoder.orElseThrow().send(frame));
    int code = encoder.get().receive(packet);
    while (code >= 0) {
      file.orElseThrow().write(packet);
      code = encoder.get().receive(packet);
    }
    if (!FFmpegErrors.exhausted(code)) {
      require(code);
    }
  }

  private void require(int code) throws IOException {
    if (code < 0) {
      throw new IOException(path + ": a picture cannot be encoded: " + FFmpegErrors.text(code));
    }
  }

  /**
   * Writes what is left of the clip, which is whole only then.
   *
   * @throws IOException when the stream or the encoder fails; names the clip
   * @throws IllegalStateException when it has no picture
   */
  public void finish() throws IOException {
    if (file.isEmpty()) {
      throw new IllegalStateException(path + ": a clip has pictures; add one");
    }
    encode(null);
    file.get().finish();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      file.ifPresent(FFmpegMp4::close);
      encoder.ifPresent(FFmpegEncoder::close);
      picture.ifPresent(FFmpegPicture::close);
      av_packet_free(packet);
    }
  }
}
