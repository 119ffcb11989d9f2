package io.noscope.spark.task;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.KnownDetections;
import io.noscope.cascade.ReadyCascade;
import io.noscope.cascade.StageCounts;
import io.noscope.detect.Classifier;
import io.noscope.detect.DetectorSpec;
import io.noscope.detect.ReferenceDetector;
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
  private StageCounts asked = StageCounts.NONE;

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

  /** Whether it is known what the detector finds in a frame of the file. */
  public boolean knows(VideoFile file, long frame) {
    return memory.known(file).of(frame).isPresent();
  }

  /**
   * What the detector finds in a frame of the file, of which it is not asked again.
   *
   * @param image the whole picture at full size, made where it is not known
   */
  public List<Detection> detections(VideoFile file, long frame, Supplier<Image> image) {
    KnownDetections known = memory.known(file);
    Optional<List<Detection>> before = known.of(frame);
    if (before.isPresent()) {
      return before.get();
    }
    ReferenceDetector ready = detector.get();
    long start = System.nanoTime();
    List<Detection> found = ready.detect(List.of(image.get())).get(0);
    asked = asked.plus(StageCounts.asked(1, System.nanoTime() - start));
    known.learn(frame, found);
    return found;
  }

  /** The questions of {@link #detections} that the detector was run for. */
  StageCounts asked() {
    return asked;
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
