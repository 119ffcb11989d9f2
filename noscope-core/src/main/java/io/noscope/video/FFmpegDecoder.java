package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Packets in, frames in presentation order out. */
final class FFmpegDecoder implements AutoCloseable {
  private final AVCodecContext context;
  private boolean closed;

  /**
   * A decoder for the container's video stream.
   *
   * @param threads 1 for the calling thread alone
   * @throws BadVideoException when there is none for its codec
   */
  FFmpegDecoder(FFmpegContainer container, int threads) throws IOException {
    int id = container.parameters().codec_id();
    AVCodec codec = avcodec_find_decoder(id);
    if (codec == null) {
      throw new BadVideoException(
          container.path(),
          "this build of FFmpeg has no decoder for "
              + avcodec_get_name(id).getString()
              + "; convert the file to H.264");
    }
    context = avcodec_alloc_context3(codec);
    avcodec_parameters_to_context(context, container.parameters());
    context.pkt_timebase(container.stream().time_base());
    context.thread_count(threads);
    int code = avcodec_open2(context, codec, (AVDictionary) null);
    if (code < 0) {
      close();
      throw new BadVideoException(
          container.path(), "its decoder does not start: " + FFmpegErrors.text(code));
    }
  }

  /**
   * Offers a packet, or null to have the last frames out. Damage shows as a frame that is lost.
   *
   * @param wanted whether the frame has to come out even if no other refers to it
   */
  void send(AVPacket packet, boolean wanted) {
    context.skip_frame(wanted ? AVDISCARD_DEFAULT : AVDISCARD_NONREF);
    avcodec_send_packet(context, packet);
  }

  /** Forgets all that was sent, to start elsewhere. */
  void flush() {
    avcodec_flush_buffers(context);
  }

  /**
   * Takes the next frame.
   *
   * @return false when more packets are needed first, or none is left after the last packet
   */
  boolean receive(AVFrame frame) {
    int code = avcodec_receive_frame(context, frame);
    while (code < 0 && !FFmpegErrors.exhausted(code)) {
      code = avcodec_receive_frame(context, frame);
    }
    return code >= 0;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec_free_context(context);
    }
  }
}
