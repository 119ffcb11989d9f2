package io.noscope.store;

import io.noscope.label.Box;
import io.noscope.label.Detection;
import java.util.List;
import java.util.Objects;

/**
 * One line of the table of reference detections: what the detector found in one frame. An empty
 * list says that it looked and found nothing.
 */
record StoredDetections(String path, long frame, List<StoredBox> detections) {
  StoredDetections {
    Objects.requireNonNull(detections, "detections");
  }

  record StoredBox(String label, float score, float xmin, float ymin, float xmax, float ymax) {
    static StoredBox of(Detection d) {
      Box box = d.box();
      return new StoredBox(d.label(), d.score(), box.xmin(), box.ymin(), box.xmax(), box.ymax());
    }

    Detection detection() {
      return new Detection(label, score, new Box(xmin, ymin, xmax, ymax));
    }
  }

  static StoredDetections of(String path, long frame, List<Detection> detections) {
    return new StoredDetections(path, frame, detections.stream().map(StoredBox::of).toList());
  }

  List<Detection> toDetections() {
    return detections.stream().map(StoredBox::detection).toList();
  }
}
