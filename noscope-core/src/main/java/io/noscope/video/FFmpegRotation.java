package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_get;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.IntPointer;

/** Reads how a container wants its pictures turned. */
final class FFmpegRotation {
  private static final int MATRIX = 9;

  private FFmpegRotation() {}

  /**
   * The turn that the stream's display matrix asks for. A matrix that mirrors, or that turns by
   * anything but quarters, counts as {@link Rotation#NONE}; so does a turn that only the codec's
   * own headers tell, such as an H.264 display orientation message.
   */
  static Rotation of(AVStream stream) {
    AVCodecParameters parameters = stream.codecpar();
    AVPacketSideData side =
        av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            AV_PKT_DATA_DISPLAYMATRIX);
    if (side == null || side.size() < MATRIX * (long) Integer.BYTES) {
      return Rotation.NONE;
    }
    int[] matrix = new int[MATRIX];
    new IntPointer(side.data()).get(matrix);
    return of(matrix);
  }

  /** The turn of a display matrix of 3x3 numbers as libavutil's display.h has them. */
  static Rotation of(int[] matrix) {
    if ((long) matrix[0] * matrix[4] - (long) matrix[1] * matrix[3] <= 0) {
      return Rotation.NONE;
    }
    // Rounded, because 90 degrees come out as 89.99 or so.
    long clockwise = Math.floorMod(-Math.round(av_display_rotation_get(matrix)), 360L);
    for (Rotation rotation : Rotation.values()) {
      if (clockwise == rotation.degrees()) {
        return rotation;
      }
    }
    return Rotation.NONE;
  }
}
