package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_move_ref;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avformat.av_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.io.IOException;
import java.io.OutputStream;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * One video stream as a fragmented MP4, which is written from beginning to end: there is no index
 * to go back for.
 */
final class FFmpegMp4 implements AutoCloseable {
  private static final String FRAGMENTED = "frag_keyframe+empty_moov+default_base_moof";

  private final String path;
  private final FFmpegOutput output;
  private final AVFormatContext context = new AVFormatContext(null);
  private final AVStream stream;
  private final AVRational tick = av_make_q(1, FFmpegEncoder.CLOCK);
  private final AVPacket waiting = av_packet_alloc();
  private boolean any;
  private long duration;
  private boolean closed;

  /**
   * Writes the header.
   *
   * @param encoder where the packets will come from
   * @param path what the stream writes to, for errors
   */
  FFmpegMp4(OutputStream out, AVCodecContext encoder, String path) throws IOException {
    this.path = path;
    output = new FFmpegOutput(out, path);
    duration = Math.round(FFmpegEncoder.CLOCK / rate(encoder));
    avformat_alloc_output_context2(context, (AVOutputFormat) null, "mp4", null);
    context.pb(output.context());
    stream = avformat_new_stream(context, null);
    avcodec_parameters_from_context(stream.codecpar(), encoder);
    stream.time_base(tick);
    stream.avg_frame_rate(encoder.framerate());
    boolean started = false;
    try {
      require(header());
      started = true;
    } finally {
      if (!started) {
        close();
      }
    }
  }

  private static double rate(AVCodecContext encoder) {
    return (double) encoder.framerate().num() / encoder.framerate().den();
  }

  private int header() {
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "movflags", FRAGMENTED, 0);
    av_dict_set(options, "video_track_timescale", String.valueOf(FFmpegEncoder.CLOCK), 0);
    int code = avformat_write_header(context, options);
    av_dict_free(options);
    return code;
  }

  /**
   * Takes the next packet, timed in ticks of {@link FFmpegEncoder#CLOCK}; leaves it empty. It is
   * written once the one after tells how long it is shown.
   */
  void write(AVPacket packet) throws IOException {
    if (any) {
      duration = packet.pts() - waiting.pts();
      flush();
    }
    any = true;
    av_packet_move_ref(waiting, packet);
  }

  private void flush() throws IOException {
    waiting.duration(duration);
    waiting.stream_index(stream.index());
    av_packet_rescale_ts(waiting, tick, stream.time_base());
    require(av_write_frame(context, waiting));
    av_packet_unref(waiting);
  }

  /** Writes what is left; the last picture is shown as long as the one before it. */
  void finish() throws IOException {
    if (any) {
      flush();
    }
    require(av_write_trailer(context));
  }

  private void require(int code) throws IOException {
    output.check();
    if (code < 0) {
      throw new IOException(path + ": FFmpeg cannot write MP4: " + FFmpegErrors.text(code));
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_packet_free(waiting);
      avformat_free_context(context);
      output.close();
    }
  }
}
