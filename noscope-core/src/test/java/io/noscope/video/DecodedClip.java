package io.noscope.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes out of a clip.
 *
 * @param info what its packets say
 * @param seconds when each frame is shown
 * @param images the frames
 */
public record DecodedClip(VideoInfo info, List<Double> seconds, List<Image> images) {
  public static DecodedClip of(Path file) throws IOException {
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), Videos.of(file), Limits.DEFAULT);
    List<Double> seconds = new ArrayList<>();
    List<Image> images = new ArrayList<>();
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(
            Videos.fileSystem(), info, Videos.whole(info), DecodeOptions.DEFAULT)) {
      while (source.advance()) {
        seconds.add(source.seconds());
        try (HeldFrame frame = source.hold()) {
          images.add(frame.image());
        }
      }
    }
    return new DecodedClip(info, seconds, images);
  }

  /** Mean absolute difference of two pictures of one size, in steps of 255. */
  public static double difference(Image a, Image b) {
    if (a.width() != b.width() || a.height() != b.height()) {
      throw new AssertionError(
          "%dx%d and %dx%d".formatted(a.width(), a.height(), b.width(), b.height()));
    }
    double sum = 0;
    for (int i = 0; i < a.bgr().length; i++) {
      sum += Math.abs((a.bgr()[i] & 0xff) - (b.bgr()[i] & 0xff));
    }
    return sum / a.bgr().length;
  }
}
