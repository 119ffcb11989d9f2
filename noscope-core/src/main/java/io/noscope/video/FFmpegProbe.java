package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** Counts and times the frames of a file by its packet headers, decoding nothing. */
public final class FFmpegProbe {
  private FFmpegProbe() {}

  /**
   * Reads the whole file once.
   *
   * @throws BadVideoException when the file is empty, not a video, without a video stream or
   *     without a single frame
   * @throws IOException when the file system fails
   */
  public static VideoInfo probe(FileSystem fs, VideoFile file) throws IOException {
    try (FFmpegContainer container = FFmpegContainer.probe(fs, file)) {
      PacketScan scan = scan(container);
      if (scan.frames() == 0) {
        throw new BadVideoException(
            file.path(), "its video stream holds no frame; record or copy it again");
      }
      return describe(file, container, scan.timeline());
    }
  }

  private static PacketScan scan(FFmpegContainer container) throws IOException {
    int codec = container.parameters().codec_id();
    PacketTimes times = new PacketTimes(codec);
    PacketEntry entries = new PacketEntry(container.parameters());
    PacketScan scan = new PacketScan();
    AVPacket packet = av_packet_alloc();
    try {
      boolean more = container.read(packet);
      while (more) {
        boolean shown = times.shown(packet);
        boolean corrupt = (packet.flags() & AV_PKT_FLAG_CORRUPT) != 0;
        long time = times.of(packet);
        boolean entry = shown && entries.test(packet);
        more = container.read(packet);
        // The file was cut off inside its last packet, which holds no whole frame.
        if (shown && (more || !corrupt)) {
          scan.add(time, entry);
        }
      }
    } finally {
      av_packet_free(packet);
    }
    return scan;
  }

  private static VideoInfo describe(
      VideoFile file, FFmpegContainer container, PacketScan.Timeline timeline) {
    AVStream stream = container.stream();
    AVCodecParameters parameters = container.parameters();
    double secondsPerTick = av_q2d(stream.time_base());
    double spacing = timeline.ticksPerFrame() * secondsPerTick;
    return new VideoInfo(
        file,
        avcodec_get_name(parameters.codec_id()).getString(),
        parameters.width(),
        parameters.height(),
        spacing > 0 ? 1 / spacing : declaredRate(stream),
        timeline.times().length,
        timeline.keyframes().get(0).pts(),
        secondsPerTick,
        timeline.keyframes(),
        timeline.unique(),
        container.missingFrames());
  }

  private static double declaredRate(AVStream stream) {
    if (stream.avg_frame_rate().num() > 0) {
      return av_q2d(stream.avg_frame_rate());
    }
    return stream.r_frame_rate().num() > 0 ? av_q2d(stream.r_frame_rate()) : 25;
  }
}
