package io.noscope.spark.clips;

import io.noscope.video.BadVideoException;
import io.noscope.video.ClipFrames;
import io.noscope.video.FFmpegClipWriter;
import io.noscope.video.Image;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;

/**
 * Cuts clips in a task.
 *
 * @param folder where they go
 * @param pictures that they show
 * @param hadoop the file systems
 */
record ClipTask(ClipFolder folder, ClipPictures pictures, Configuration hadoop) {
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
    try (ClipFrames frames = ClipFrames.open(fs, order.video(), order.range(), pictures.decode());
        ClipFile file = folder.create(hadoop);
        FFmpegClipWriter clip =
            new FFmpegClipWriter(
                file.stream(), file.path(), pictures.width(), order.video().framesPerSecond())) {
      Optional<ClipSpan> span = copy(frames, clip, order);
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

  private Optional<ClipSpan> copy(ClipFrames frames, FFmpegClipWriter clip, ClipOrder order)
      throws IOException {
    if (pictures.boxes().isEmpty()) {
      return copy(frames, clip, (frame, image) -> image);
    }
    VideoFile video = order.video().file();
    try (BoxPainter painter = new BoxPainter(pictures.boxes().get(), order.camera(), hadoop)) {
      return copy(frames, clip, (frame, image) -> painter.paint(video, frame, image));
    }
  }

  private static Optional<ClipSpan> copy(
      ClipFrames frames, FFmpegClipWriter clip, BiFunction<Long, Image, Image> drawing)
      throws IOException {
    Optional<ClipSpan> span = Optional.empty();
    while (frames.advance()) {
      if (TaskContext.get().isInterrupted()) {
        throw new TaskKilledException("the clip is no longer wanted");
      }
      long number = frames.number();
      double seconds = frames.seconds();
      clip.add(drawing.apply(number, frames.image()), seconds);
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
