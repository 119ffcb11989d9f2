package io.noscope.video;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Says in a user's words why FFmpeg could not open a file. */
final class FFmpegDiagnosis {
  private static final int HEAD = 8;
  private static final int BRAND = 4;

  private FFmpegDiagnosis() {}

  /** The reason, and the remedy, for a file that was refused with this code. */
  static String unreadable(FileSystem fs, VideoFile file, int code) throws IOException {
    if (startsLikeMp4(fs, file)) {
      return "the MP4 index (moov) is missing or broken, as when a recording or a copy was cut off;"
          + " copy the file again or repair it";
    }
    return "not a video in a format that is read (MP4, Matroska, AVI, MPEG and others): "
        + FFmpegErrors.text(code);
  }

  private static boolean startsLikeMp4(FileSystem fs, VideoFile file) throws IOException {
    if (file.length() < HEAD) {
      return false;
    }
    byte[] head = new byte[HEAD];
    try (FSDataInputStream in = fs.open(new Path(file.path()))) {
      in.readFully(0, head);
    }
    return new String(head, BRAND, HEAD - BRAND, StandardCharsets.ISO_8859_1).equals("ftyp");
  }
}
