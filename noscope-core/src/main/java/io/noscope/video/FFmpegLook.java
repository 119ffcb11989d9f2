package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.PointerPointer;

/** FFmpeg's look into the first packets, for what a header leaves open; it decodes some of them. */
final class FFmpegLook {
  private FFmpegLook() {}

  /** Completes the description of the streams; negative when it could not. */
  static int into(AVFormatContext context, Limits limits) {
    int streams = context.nb_streams();
    // One set of options for each stream; FFmpeg takes out those that it has used.
    try (PointerPointer<AVDictionary> options = new PointerPointer<>(Math.max(1, streams))) {
      for (int i = 0; i < streams; i++) {
        AVDictionary decoding = new AVDictionary(null);
        av_dict_set(decoding, "max_pixels", Long.toString(limits.maxPixels()), 0);
        options.put(i, decoding);
      }
      int code = avformat_find_stream_info(context, options);
      for (int i = 0; i < streams; i++) {
        AVDictionary left = options.get(AVDictionary.class, i);
        if (left != null) {
          av_dict_free(left);
        }
      }
      return code;
    }
  }
}
