package io.noscope.spark.clips;

import io.noscope.video.BadVideoException;
import io.noscope.video.ClipFrames;
import io.noscope.video.FFmpegClipWriter;
import io.noscope.video.Image;
import java.io.IOException;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;

/** The frames of a clip, put one part after the other. */
final class ClipReel {
  private final FFmpegClipWriter clip;
  private final Drawing drawing;
  private Optional<ClipSpan> span = Optional.empty();
  private double begin;

  /** What becomes of a frame before it is shown. */
  @FunctionalInterface
  interface Drawing {
    Image draw(ClipPart part, long frame, Image image);
  }

  ClipReel(FFmpegClipWriter clip, Drawing drawing) {
    this.clip = clip;
    this.drawing = drawing;
  }

  /**
   * Adds a part. Its first frame is shown as long after the last one as frames of that one's video
   * are apart: between the files of a camera no time passes.
   *
   * @param frames of the part
   * @throws BadVideoException when there are none, or they cannot be read
   * @throws IOException when the clip cannot be written
   */
  void add(ClipPart part, ClipFrames frames) throws IOException {
    if (!frames.advance()) {
      throw new BadVideoException(part.path(), noFrames(part));
    }
    double shift = begin - frames.seconds();
    do {
      if (TaskContext.get().isInterrupted()) {
        throw new TaskKilledException("the clip is no longer wanted");
      }
      long number = frames.number();
      double seconds = frames.seconds();
      begin = shift + seconds;
      clip.add(drawing.draw(part, number, frames.image()), begin);
      span =
          Optional.of(span.map(s -> s.and(number, seconds)).orElse(ClipSpan.of(number, seconds)));
    } while (frames.advance());
    begin += 1 / part.video().framesPerSecond();
  }

  private static String noFrames(ClipPart part) {
    return "none of the frames %d to %d decodes; the file has %d frames"
        .formatted(part.range().firstFrame(), part.range().lastFrame(), part.video().frames());
  }

  /** The frames of all parts; there is one at least. */
  ClipSpan span() {
    return span.orElseThrow();
  }
}
