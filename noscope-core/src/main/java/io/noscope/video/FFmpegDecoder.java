package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EINVAL;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Packets in, frames in presentation order out. */
final class FFmpegDecoder implements AutoCloseable {
  private final String path;
  private final Limits limits;
  private final AVCodecContext context;
  private boolean closed;

  /**
   * A decoder for the container's video stream.
   *
   * @param threads 1 for the calling thread alone
   * @param draft what to save on each picture
   * @throws BadVideoException when there is none for its codec
   */
  FFmpegDecoder(FFmpegContainer container, int threads, Draft draft) throws IOException {
    path = container.path();
    limits = container.limits();
    AVCodec codec = FFmpegCodecs.find(path, container.parameters().codec_id());
    context = avcodec_alloc_context3(codec);
    avcodec_parameters_to_context(context, container.parameters());
    context.pkt_timebase(container.stream().time_base());
    context.thread_count(threads);
    context.max_pixels(limits.maxPixels());
    context.skip_loop_filter(draft.unfiltered() ? AVDISCARD_ALL : AVDISCARD_DEFAULT);
    context.lowres(draft.halvings());
    int code = avcodec_open2(context, codec, (AVDictionary) null);
    if (code < 0) {
      close();
      throw new BadVideoException(path, "its decoder does not start: " + FFmpegErrors.text(code));
    }
  }

  /**
   * Offers a packet, or null to have the last frames out. Damage shows as a frame that is lost.
   *
   * @param wanted whether the frame has to come out even if no other refers to it
   * @throws BadVideoException when its picture is beyond the limit, as where the size changes
   */
  void send(AVPacket packet, boolean wanted) throws BadVideoException {
    context.skip_frame(wanted ? AVDISCARD_DEFAULT : AVDISCARD_NONREF);
    int code = avcodec_send_packet(context, packet);
    if (code < 0) {
      checkPixels(code);
    }
  }

  /** Forgets all that was sent, to start elsewhere. */
  void flush() {
    avcodec_flush_buffers(context);
  }

  /**
   * Takes the next frame.
   *
   * @return false when more packets are needed first, or none is left after the last packet
   * @throws BadVideoException when its picture is beyond the limit
   */
  boolean receive(AVFrame frame) throws BadVideoException {
    int code = avcodec_receive_frame(context, frame);
    while (code < 0 && !FFmpegErrors.exhausted(code)) {
      checkPixels(code);
      code = avcodec_receive_frame(context, frame);
    }
    return code >= 0;
  }

  /** Tells a picture that was refused for its size from one that is damaged. */
  private void checkPixels(int code) throws BadVideoException {
    limits.checkPixels(path, context.width(), context.height());
    // A size that FFmpeg refuses leaves none behind.
    if (code == AVERROR_EINVAL() && context.width() == 0 && context.height() == 0) {
      throw limits.tooLarge(path, "pictures in it");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec_free_context(context);
    }
  }
}
