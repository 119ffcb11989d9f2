package io.noscope.video;

import static java.util.stream.Collectors.joining;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_NONE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_descriptor_get_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;

import java.util.List;
import java.util.Objects;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;

/**
 * The codecs that are decoded: what cameras, recorders and archives write. FFmpeg knows hundreds
 * more, of games and of old programs, which few have tested against damage or malice; none is for
 * sound, which nobody asks for.
 */
final class FFmpegCodecs {
  private static final List<String> NAMES =
      List.of(
          "h264",
          "hevc",
          "vvc",
          "av1",
          "vp8",
          "vp9",
          "mjpeg",
          "mpeg1video",
          "mpeg2video",
          "mpeg4",
          "h261",
          "h263",
          "h263p",
          "flv1",
          "msmpeg4v2",
          "msmpeg4v3",
          "wmv1",
          "wmv2",
          "wmv3",
          "vc1",
          "theora",
          "dvvideo",
          "dnxhd",
          "prores",
          "jpeg2000",
          "jpegls",
          "png",
          "ffv1",
          "huffyuv",
          "ffvhuff",
          "utvideo",
          "rawvideo");

  private static final String DECODERS =
      NAMES.stream().map(FFmpegCodecs::decoder).filter(Objects::nonNull).collect(joining(","));

  private FFmpegCodecs() {}

  /** The names of their decoders, as FFmpeg's options want them. */
  static String decoders() {
    return DECODERS;
  }

  /**
   * The decoder for a codec.
   *
   * @param id FFmpeg's number of the codec
   * @throws BadVideoException when it is not one of these, or this build of FFmpeg lacks it
   */
  static AVCodec find(String path, int id) throws BadVideoException {
    String name = avcodec_get_name(id).getString();
    AVCodec codec = NAMES.contains(name) ? avcodec_find_decoder(id) : null;
    if (codec == null) {
      throw new BadVideoException(
          path,
          id == AV_CODEC_ID_NONE
              ? "nothing tells its codec; convert the file to H.264 or copy it again"
              : "its codec %s is not one that is read; convert the file to H.264".formatted(name));
    }
    return codec;
  }

  private static String decoder(String name) {
    AVCodecDescriptor descriptor = avcodec_descriptor_get_by_name(name);
    AVCodec codec = descriptor == null ? null : avcodec_find_decoder(descriptor.id());
    return codec == null ? null : codec.name().getString();
  }
}
