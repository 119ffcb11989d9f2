package io.noscope.spark.read;

import io.noscope.cascade.FrameLabel;
import io.noscope.label.Detection;
import io.noscope.spark.task.TaskReference;
import io.noscope.spark.task.TaskReferences;
import io.noscope.video.HeldFrame;
import io.noscope.video.VideoFile;
import java.util.Collections;
import java.util.List;

/** Fills a task's columns of detections, frame by frame as they become rows. */
final class RowDetections {
  private final DetectionRules rules;
  private final TaskReferences references;

  /**
   * @param references of the task, which cascades share
   */
  RowDetections(DetectionRules rules, TaskReferences references) {
    this.rules = rules;
    this.references = references;
  }

  /** Whether there are pixels to hold in case a frame becomes a row. */
  boolean areWanted() {
    return !rules.isEmpty();
  }

  /** Whether a frame has to be decoded for them: nobody remembers what is in it. */
  boolean needPixels(VideoFile file, long frame) {
    return areWanted() && !reference().knows(file, frame);
  }

  /**
   * The values of a row whose picture is shown.
   *
   * @param label with the pixels, unless it is known what is in them; they stay the caller's
   */
  List<Object> of(VideoFile file, String camera, FrameLabel label) {
    if (!areWanted()) {
      return List.of();
    }
    List<Detection> found =
        reference()
            .detections(
                file, label.frame(), () -> label.pixels().map(HeldFrame::image).orElseThrow());
    return rules.values().stream().map(value -> value.of(camera, found)).toList();
  }

  /** The values of a row whose picture is not shown, which functions of the picture share. */
  List<Object> ofNoPicture() {
    return Collections.nCopies(rules.values().size(), null);
  }

  private TaskReference reference() {
    return references.of(rules.reference());
  }
}
