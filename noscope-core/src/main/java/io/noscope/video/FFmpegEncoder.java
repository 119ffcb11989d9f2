package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_d2q;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Pictures in, packets out, at constant quality, on the caller's thread alone. No picture refers to
 * a later one, so packets come in the order in which they are shown.
 */
final class FFmpegEncoder implements AutoCloseable {
  /** Ticks a second: whole ticks at 24, 25, 30, 50, 60 and 30,000 / 1,001 frames a second. */
  static final int CLOCK = 60_000;

  private static final String OPENH264 = "libopenh264";
  private static final int GROUP = 60;
  private static final int OPENH264_QUANTIZER = 24;
  private static final int MPEG4_QUANTIZER = 3;
  private static final int FINEST_RATE = 1_000_000;

  private final AVCodecContext context;
  private boolean closed;

  /** H.264 where this build of FFmpeg can encode it, else MPEG-4 Part 2, which every build can. */
  static AVCodec best() {
    AVCodec h264 = avcodec_find_encoder_by_name(OPENH264);
    return h264 == null ? mpeg4() : h264;
  }

  /** MPEG-4 Part 2. */
  static AVCodec mpeg4() {
    return avcodec_find_encoder(AV_CODEC_ID_MPEG4);
  }

  /**
   * Starts an encoder.
   *
   * @param framesPerSecond about how many
   * @param path of the clip, for errors
   * @throws IOException when the encoder does not take the size
   */
  FFmpegEncoder(AVCodec codec, ClipSize size, double framesPerSecond, String path)
      throws IOException {
    context = avcodec_alloc_context3(codec);
    context.width(size.width());
    context.height(size.height());
    context.pix_fmt(FFmpegPicture.FORMAT);
    context.colorspace(FFmpegPicture.MATRIX);
    context.color_range(FFmpegPicture.RANGE);
    context.time_base(av_make_q(1, CLOCK));
    context.framerate(av_d2q(framesPerSecond, FINEST_RATE));
    context.gop_size(GROUP);
    context.max_b_frames(0);
    context.thread_count(1); // Spark's tasks are the threads.
    context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    int code = open(codec);
    if (code < 0) {
      close();
      throw new IOException(
          "%s: the encoder %s does not start for %dx%d pixels: %s"
              .formatted(
                  path,
                  codec.name().getString(),
                  size.width(),
                  size.height(),
                  FFmpegErrors.text(code)));
    }
  }

  private int open(AVCodec codec) {
    AVDictionary options = new AVDictionary(null);
    if (codec.id() == AV_CODEC_ID_MPEG4) {
      context.flags(context.flags() | AV_CODEC_FLAG_QSCALE);
      context.global_quality(FF_QP2LAMBDA * MPEG4_QUANTIZER);
    } else {
      av_dict_set(options, "rc_mode", "quality", 0);
      context.qmin(OPENH264_QUANTIZER);
      context.qmax(OPENH264_QUANTIZER);
    }
    int code = avcodec_open2(context, codec, options);
    av_dict_free(options);
    return code;
  }

  AVCodecContext context() {
    return context;
  }

  /** Takes a picture with its time in ticks of {@link #CLOCK}; null to have the last packets. */
  int send(AVFrame picture) {
    return avcodec_send_frame(context, picture);
  }

  /** Gives the next packet out; a negative code when there is none for now or for good. */
  int receive(AVPacket packet) {
    return avcodec_receive_packet(context, packet);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec_free_context(context);
    }
  }
}
