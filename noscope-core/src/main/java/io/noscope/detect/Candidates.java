package io.noscope.detect;

import io.noscope.label.Box;
import io.noscope.label.Detection;
import io.noscope.video.Image;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects what a network proposes for one picture and makes detections of it. */
final class Candidates {
  private static final int COCO_CLASSES = 80;
  private static final int[] COCO_GAPS = {12, 26, 29, 30, 45, 66, 68, 69, 71, 83};

  private final List<String> classNames;
  private final List<Detection> found = new ArrayList<>();

  Candidates(List<String> classNames) {
    this.classNames = classNames;
  }

  /**
   * Adds a proposal.
   *
   * @param classIndex index of its class among the outputs
   * @param score passed over below {@link ReferenceDetector#MINIMUM_SCORE}
   * @param box in pixels of the picture, possibly beyond its edges
   */
  void add(int classIndex, float score, Box box) {
    if (score < ReferenceDetector.MINIMUM_SCORE) {
      return;
    }
    if (classIndex < 0 || classIndex >= classNames.size()) {
      throw new IllegalStateException(
          "the detector has found class %d, and there are %d class names; set %s to its own, or put them, one a line, into a .names file of the same base name beside it"
              .formatted(classIndex, classNames.size(), OutputNames.SETTING));
    }
    found.add(new Detection(classNames.get(classIndex), score, box));
  }

  /**
   * Adds a proposal whose class is counted from 1; by the numbers of COCO's own lists, of which ten
   * stand for nothing, where there are names for its 80 classes.
   */
  void addCoco(int number, float score, Box box) {
    int gaps = classNames.size() == COCO_CLASSES ? -Arrays.binarySearch(COCO_GAPS, number) - 1 : 0;
    add(number - 1 - gaps, score, box);
  }

  /**
   * The detections that are left after non-maximum suppression, best first, with boxes cut at the
   * picture's edges; a box wholly outside is none.
   */
  List<Detection> detections(Image image, float overlap) {
    return NonMaximumSuppression.keep(found, overlap).stream()
        .map(detection -> clamp(detection, image))
        .filter(detection -> detection.box().area() > 0)
        .toList();
  }

  private static Detection clamp(Detection detection, Image image) {
    Box box = detection.box();
    return new Detection(
        detection.label(),
        detection.score(),
        new Box(
            clamp(box.xmin(), image.width()),
            clamp(box.ymin(), image.height()),
            clamp(box.xmax(), image.width()),
            clamp(box.ymax(), image.height())));
  }

  private static float clamp(float value, int limit) {
    return Math.max(0, Math.min(value, limit));
  }
}
