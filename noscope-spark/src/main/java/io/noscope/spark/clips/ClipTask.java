package io.noscope.spark.clips;

import io.noscope.video.BadVideoException;
import io.noscope.video.ClipFrames;
import io.noscope.video.FFmpegClipWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Cuts clips in a task.
 *
 * @param folder where they go
 * @param pictures that they show
 * @param hadoop the file systems
 */
record ClipTask(ClipFolder folder, ClipPictures pictures, Configuration hadoop) {
  /**
   * Cuts one clip, or one of each file where one of several files cannot be read. A file that
   * cannot be read becomes its clip's error.
   *
   * @throws IOException when a clip cannot be written
   */
  List<WrittenClip> cut(ClipOrder order) throws IOException {
    if (order.first().problem() != null) {
      return List.of(WrittenClip.failed(order, order.first().problem()));
    }
    try {
      return List.of(whole(order));
    } catch (BadVideoException e) {
      return order.parts().size() == 1
          ? List.of(WrittenClip.failed(order, e.getMessage()))
          : apart(order);
    }
  }

  private List<WrittenClip> apart(ClipOrder order) throws IOException {
    List<WrittenClip> clips = new ArrayList<>();
    for (ClipOrder file : order.apart().toList()) {
      clips.addAll(cut(file));
    }
    return clips;
  }

  private WrittenClip whole(ClipOrder order) throws IOException {
    try (ClipFile file = folder.create(hadoop);
        FFmpegClipWriter clip =
            new FFmpegClipWriter(
                file.stream(),
                file.path(),
                pictures.width(),
                order.first().video().framesPerSecond())) {
      ClipSpan span = copy(order, clip);
      clip.finish();
      return WrittenClip.of(order, span, file.publish(ClipName.of(order, span)));
    }
  }

  private ClipSpan copy(ClipOrder order, FFmpegClipWriter clip) throws IOException {
    if (pictures.boxes().isEmpty()) {
      return copy(order, new ClipReel(clip, (part, frame, image) -> image));
    }
    try (BoxPainter painter = new BoxPainter(pictures.boxes().get(), order.camera(), hadoop)) {
      return copy(
          order,
          new ClipReel(
              clip, (part, frame, image) -> painter.paint(part.video().file(), frame, image)));
    }
  }

  private ClipSpan copy(ClipOrder order, ClipReel reel) throws IOException {
    for (ClipPart part : order.parts()) {
      FileSystem fs = new Path(part.path()).getFileSystem(hadoop);
      try (ClipFrames frames = ClipFrames.open(fs, part.video(), part.range(), pictures.decode())) {
        reel.add(part, frames);
      }
    }
    return reel.span();
  }
}
