package io.noscope.spark.task;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.KnownDetections;
import io.noscope.cascade.ReadyCascade;
import io.noscope.detect.Classifier;
import io.noscope.detect.DetectorSpec;
import io.noscope.label.Detection;
import io.noscope.store.DetectionStore;
import io.noscope.video.Image;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/**
 * A task's reference detector and what is known of its answers. Cascades that share it do not ask
 * about the same frame twice.
 */
public final class TaskReference implements AutoCloseable {
  private final TaskDetector detector;
  private final DetectionMemory memory;

  /**
   * @param spec the detector
   * @param id by which its answers are kept in the store
   * @param store folder of the store
   * @param device what the detector computes on
   */
  public TaskReference(
      DetectorSpec spec, String id, String store, TaskDevice device, Configuration hadoop) {
    detector = new TaskDetector(spec, device, hadoop);
    memory = new DetectionMemory(new DetectionStore(hadoop, store, id));
  }

  /** A cascade that was fitted to this detector, ready to run on a segment of the file. */
  ReadyCascade ready(Cascade cascade, Supplier<Classifier> classifier, VideoFile file) {
    return ready(cascade, classifier, memory.known(file));
  }

  /** The same for a segment of which this is known. */
  ReadyCascade ready(Cascade cascade, Supplier<Classifier> classifier, KnownDetections known) {
    return new ReadyCascade(cascade, classifier, detector, known);
  }

  /** What the detector finds in a frame of the file, of which it is not asked again. */
  public List<Detection> detections(VideoFile file, long frame, Image image) {
    KnownDetections known = memory.known(file);
    Optional<List<Detection>> before = known.of(frame);
    if (before.isPresent()) {
      return before.get();
    }
    List<Detection> found = detector.get().detect(List.of(image)).get(0);
    known.learn(frame, found);
    return found;
  }

  /** How often the detector had to be loaded. */
  int loads() {
    return detector.loads();
  }

  /** Gives the detector back and writes what it said anew. */
  @Override
  public void close() throws IOException {
    try (detector) {
      memory.close();
    }
  }
}
