package io.noscope.spark.read;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;

import io.noscope.spark.Pedestrians;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** The beginning of the pedestrians, up to the second keyframe, without coding anything anew. */
final class ShortClip {
  private ShortClip() {}

  /** Writes the clip and returns how many frames it has. */
  static int write(Path to) {
    AVFormatContext input = new AVFormatContext(null);
    AVFormatContext output = new AVFormatContext(null);
    check(avformat_open_input(input, Pedestrians.file().toString(), null, (AVDictionary) null));
    check(avformat_find_stream_info(input, (AVDictionary) null));
    check(avformat_alloc_output_context2(output, null, "mp4", to.toString()));
    AVIOContext file = new AVIOContext(null);
    check(avio_open(file, to.toString(), AVIO_FLAG_WRITE));
    try {
      output.pb(file);
      return copy(input, output);
    } finally {
      avio_closep(file);
      avformat_free_context(output);
      avformat_close_input(input);
    }
  }

  private static int copy(AVFormatContext input, AVFormatContext output) {
    AVStream from = input.streams(0);
    AVStream to = avformat_new_stream(output, null);
    check(avcodec_parameters_copy(to.codecpar(), from.codecpar()));
    to.time_base(from.time_base());
    check(avformat_write_header(output, (AVDictionary) null));
    AVPacket packet = av_packet_alloc();
    try {
      int frames = 0;
      while (av_read_frame(input, packet) >= 0
          && (frames == 0 || (packet.flags() & AV_PKT_FLAG_KEY) == 0)) {
        packet.pts(packet.pts() * to.time_base().den() / from.time_base().den());
        packet.dts(packet.dts() * to.time_base().den() / from.time_base().den());
        check(av_interleaved_write_frame(output, packet));
        frames++;
      }
      av_packet_unref(packet);
      check(av_write_trailer(output));
      return frames;
    } finally {
      av_packet_free(packet);
    }
  }

  private static void check(int result) {
    if (result < 0) {
      throw new AssertionError("FFmpeg answers " + result);
    }
  }
}
