package io.noscope.detect;

import io.noscope.label.Detection;
import io.noscope.video.Image;
import java.util.List;

/**
 * The full detector whose answers define the truth of a query. The result for a picture depends on
 * that picture alone, never on the others in the batch. Not thread-safe: one per task.
 */
public interface ReferenceDetector extends AutoCloseable {
  /**
   * Names the weights and how they are used, stable across machines: the key of stored labels. It
   * does not tell devices apart: their scores may differ in the last digits, but what one of them
   * has said of a frame stands, so that a frame is never asked about twice.
   */
  String id();

  /** The class names that it tells apart, in the order of its outputs. */
  List<String> labels();

  /** What kind of detector it was taken for, what it is shown, and how many classes it knows. */
  String description();

  /**
   * Finds objects of all classes.
   *
   * @param images any number of pictures, of any sizes
   * @return for each picture its detections after non-maximum suppression, best score first, with
   *     scores from {@link #MINIMUM_SCORE} and boxes in pixels of the picture
   */
  List<List<Detection>> detect(List<Image> images);

  @Override
  void close();

  /** The least score that is reported; queries ask for more. */
  float MINIMUM_SCORE = 0.05f;
}
