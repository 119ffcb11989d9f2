package io.noscope.video;

import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EIO;

import java.io.IOException;

/** Says in a user's words why FFmpeg could not open a file. */
final class FFmpegDiagnosis {
  private FFmpegDiagnosis() {}

  /** The reason, and the remedy, for a file that was refused with this code. */
  static String unreadable(HeaderReader in, int code) throws IOException {
    if (Mp4Header.startsLikeMp4(in)) {
      return "the MP4 index (moov) is missing or broken, as when a recording or a copy was cut off;"
          + " copy the file again or repair it";
    }
    if (code == AVERROR_EIO()) {
      // The file system has not failed: this is how FFmpeg takes the end of the file.
      return "it ends within its header; copy the file again";
    }
    return "not a video in a format that is read (MP4, Matroska, AVI, MPEG and others; no"
        + " playlists): "
        + FFmpegErrors.text(code);
  }
}
