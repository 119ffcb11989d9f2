package io.noscope.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Takes a file all the way through: probed, and every frame of it decoded and made small. */
final class Decoding {
  private Decoding() {}

  /**
   * What became of a file.
   *
   * @param frames how many came out
   * @param lost how many of those that the probe counted did not
   * @param failure what ended it early, if anything did
   */
  record Outcome(long frames, long lost, Optional<IOException> failure) {}

  /** Decodes a file of this machine, as it is now. */
  static Outcome decode(Path file) throws IOException {
    return decode(listed(file));
  }

  /** A file of this machine as a listing by Hadoop names it, whatever characters its name has. */
  static VideoFile listed(Path file) throws IOException {
    VideoFile plain = Videos.of(file);
    String path = new org.apache.hadoop.fs.Path(file.toUri()).toString();
    return new VideoFile(path, plain.length(), plain.modified());
  }

  /** Decodes a version of a file. */
  static Outcome decode(VideoFile file) {
    long frames = 0;
    try {
      VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), file, Limits.DEFAULT);
      try (FFmpegFrameSource source =
          FFmpegFrameSource.open(
              Videos.fileSystem(), info, Videos.whole(info), DecodeOptions.DEFAULT)) {
        while (source.advance()) {
          source.view(SmallView.SMALL);
          frames++;
        }
        return new Outcome(
            frames, source.lost().stream().mapToLong(FrameGap::frames).sum(), Optional.empty());
      }
    } catch (IOException e) {
      return new Outcome(frames, 0, Optional.of(e));
    }
  }
}
