package io.noscope.spark.clips;

import io.noscope.cascade.KnownDetections;
import io.noscope.label.Detection;
import io.noscope.label.Query;
import io.noscope.spark.pictures.Canvas;
import io.noscope.spark.pictures.Outline;
import io.noscope.spark.task.DetectionMemory;
import io.noscope.spark.task.TaskDetector;
import io.noscope.spark.task.TaskDevice;
import io.noscope.store.DetectionStore;
import io.noscope.video.Image;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Draws a task's boxes: those that the store knows of, and of frames that it does not know those
 * that the detector finds now, which the store knows from then on.
 */
final class BoxPainter implements AutoCloseable {
  /** Lines of three pixels where frames are 768 wide. */
  private static final double FINE_WIDTH = 480;

  private final Query query;
  private final TaskDetector detector;
  private final DetectionMemory memory;

  /**
   * @param camera that the frames come from
   */
  BoxPainter(ClipBoxes boxes, String camera, Configuration hadoop) {
    query = boxes.queries().get(camera);
    detector =
        new TaskDetector(boxes.conf().reference(), TaskDevice.of(boxes.conf().device()), hadoop);
    memory =
        new DetectionMemory(new DetectionStore(hadoop, boxes.conf().store(), boxes.referenceId()));
  }

  /** The frame with its boxes. */
  Image paint(VideoFile video, long frame, Image image) {
    List<Outline> outlines = Outline.found(query, detections(video, frame, image));
    if (outlines.isEmpty()) {
      return image;
    }
    Canvas canvas = new Canvas(image);
    canvas.draw(outlines, 1, Math.max(1, image.width() / FINE_WIDTH));
    return canvas.image();
  }

  private List<Detection> detections(VideoFile video, long frame, Image image) {
    KnownDetections known = memory.known(video);
    Optional<List<Detection>> before = known.of(frame);
    if (before.isPresent()) {
      return before.get();
    }
    List<Detection> found = detector.get().detect(List.of(image)).get(0);
    known.learn(frame, found);
    return found;
  }

  /** Gives the detector back and writes what it said anew. */
  @Override
  public void close() throws IOException {
    try (detector) {
      memory.close();
    }
  }
}
