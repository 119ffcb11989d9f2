package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** Counts and times the frames of a file by its packet headers, decoding nothing. */
public final class FFmpegProbe {
  private static final double UNKNOWN_RATE = 25;

  private FFmpegProbe() {}

  /**
   * Reads the index, or, where the format has none, the whole file once.
   *
   * @throws BadVideoException when the file is empty, not a video, beyond a limit, without a video
   *     stream or without a single frame
   * @throws IOException when the file system fails
   */
  public static VideoInfo probe(FileSystem fs, VideoFile file, Limits limits) throws IOException {
    return ProbePart.join(file, List.of(part(fs, file, 0, Long.MAX_VALUE, limits)));
  }

  /**
   * Reads the frames that begin in a part of the file. Parts that follow each other give each frame
   * once.
   *
   * @param from first byte of the part
   * @param end the byte after its last; {@link Long#MAX_VALUE} for the end of the file
   * @throws BadVideoException when the file is empty, not a video or without a video stream
   * @throws IOException when the file system fails
   */
  public static ProbePart part(FileSystem fs, VideoFile file, long from, long end, Limits limits)
      throws IOException {
    try (FFmpegContainer container = FFmpegContainer.probe(fs, file, limits)) {
      return describe(container, scan(container, new PacketRange(container, from, end)));
    }
  }

  private static PacketScan scan(FFmpegContainer container, PacketRange range) throws IOException {
    PacketTimes times = new PacketTimes(container.parameters().codec_id());
    PacketScan scan = new PacketScan();
    AVPacket packet = av_packet_alloc();
    try {
      boolean more = range.start() && container.read(packet) && range.goesOnWith(packet);
      while (more) {
        boolean counts = range.contains(packet) && times.shown(packet);
        boolean corrupt = (packet.flags() & AV_PKT_FLAG_CORRUPT) != 0;
        boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
        long time = times.of(packet);
        long position = packet.pos();
        boolean last = !container.read(packet);
        more = !last && range.goesOnWith(packet);
        // A file that was cut off inside its last packet holds no whole frame there.
        if (counts && !(last && corrupt)) {
          scan.add(time, key, position);
        }
      }
    } finally {
      av_packet_free(packet);
    }
    return scan;
  }

  private static ProbePart describe(FFmpegContainer container, PacketScan scan) {
    AVStream stream = container.stream();
    AVCodecParameters parameters = container.parameters();
    VideoFormat format =
        new VideoFormat(
            avcodec_get_name(parameters.codec_id()).getString(),
            parameters.width(),
            parameters.height(),
            FFmpegRotation.of(stream));
    return new ProbePart(
        format,
        av_q2d(stream.time_base()),
        declaredRate(stream),
        container.missingFrames(),
        container.indexed(),
        scan);
  }

  private static double declaredRate(AVStream stream) {
    if (stream.avg_frame_rate().num() > 0) {
      return av_q2d(stream.avg_frame_rate());
    }
    return stream.r_frame_rate().num() > 0 ? av_q2d(stream.r_frame_rate()) : UNKNOWN_RATE;
  }
}
