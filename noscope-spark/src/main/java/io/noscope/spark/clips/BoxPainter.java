package io.noscope.spark.clips;

import io.noscope.label.Query;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.pictures.Canvas;
import io.noscope.spark.pictures.Outline;
import io.noscope.spark.task.TaskDevice;
import io.noscope.spark.task.TaskReference;
import io.noscope.video.Image;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * Draws a task's boxes: those that the store knows of, and of frames that it does not know those
 * that the detector finds now, which the store knows from then on.
 */
final class BoxPainter implements AutoCloseable {
  /** Lines of three pixels where frames are 768 wide. */
  private static final double FINE_WIDTH = 480;

  private final Query query;
  private final TaskReference reference;

  /**
   * @param camera that the frames come from
   */
  BoxPainter(ClipBoxes boxes, String camera, Configuration hadoop) {
    NoScopeConf conf = boxes.conf();
    query = boxes.queries().get(camera);
    reference =
        new TaskReference(
            conf.reference(),
            boxes.referenceId(),
            conf.store(),
            TaskDevice.of(conf.device()),
            hadoop);
  }

  /** The frame with its boxes. */
  Image paint(VideoFile video, long frame, Image image) {
    List<Outline> outlines = Outline.found(query, reference.detections(video, frame, () -> image));
    if (outlines.isEmpty()) {
      return image;
    }
    Canvas canvas = new Canvas(image);
    canvas.draw(outlines, 1, Math.max(1, image.width() / FINE_WIDTH));
    return canvas.image();
  }

  /** Gives the detector back and writes what it said anew. */
  @Override
  public void close() throws IOException {
    reference.close();
  }
}
