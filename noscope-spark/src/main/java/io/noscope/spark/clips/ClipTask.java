package io.noscope.spark.clips;

import io.noscope.video.BadVideoException;
import io.noscope.video.ClipFrames;
import io.noscope.video.FFmpegClipWriter;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;

/**
 * Cuts clips in a task.
 *
 * @param folder where they go
 * @param width of clips in pixels; 0 for that of their videos
 * @param hadoop the file systems
 */
record ClipTask(ClipFolder folder, int width, Configuration hadoop) {
  /**
   * Cuts one clip. A video that cannot be read becomes the clip's error.
   *
   * @throws IOException when the clip cannot be written
   */
  WrittenClip cut(ClipOrder order) throws IOException {
    if (order.problem() != null) {
      return WrittenClip.failed(order, order.problem());
    }
    FileSystem fs = new Path(order.path()).getFileSystem(hadoop);
    try (ClipFrames frames = ClipFrames.open(fs, order.video(), order.range());
        ClipFile file = folder.create(hadoop);
        FFmpegClipWriter clip =
            new FFmpegClipWriter(
                file.stream(), file.path(), width, order.video().framesPerSecond())) {
      Optional<ClipSpan> span = copy(frames, clip);
      if (span.isEmpty()) {
        return WrittenClip.failed(order, noFrames(order));
      }
      clip.finish();
      String path = file.publish(ClipName.of(order, span.get()));
      return WrittenClip.of(order, span.get(), path);
    } catch (BadVideoException e) {
      return WrittenClip.failed(order, e.getMessage());
    }
  }

  private static Optional<ClipSpan> copy(ClipFrames frames, FFmpegClipWriter clip)
      throws IOException {
    Optional<ClipSpan> span = Optional.empty();
    while (frames.advance()) {
      if (TaskContext.get().isInterrupted()) {
        throw new TaskKilledException("the clip is no longer wanted");
      }
      long number = frames.number();
      double seconds = frames.seconds();
      clip.add(frames.image(), seconds);
      span =
          Optional.of(span.map(s -> s.and(number, seconds)).orElse(ClipSpan.of(number, seconds)));
    }
    return span;
  }

  private static String noFrames(ClipOrder order) {
    return "%s: none of the frames %d to %d decodes; the file has %d frames"
        .formatted(
            order.path(),
            order.range().firstFrame(),
            order.range().lastFrame(),
            order.video().frames());
  }
}
