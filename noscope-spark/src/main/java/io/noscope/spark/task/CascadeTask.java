package io.noscope.spark.task;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.CascadeRunner;
import io.noscope.detect.Classifier;
import io.noscope.detect.DetectorSpec;
import io.noscope.detect.SameDiffClassifier;
import io.noscope.store.DetectionStore;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FrameSource;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * What a task needs to run a cascade over its slices: the models, opened when a frame first needs
 * them and closed with the task.
 */
public final class CascadeTask implements AutoCloseable {
  private final Cascade cascade;
  private final DetectionMemory memory;
  private final TaskDetector detector;
  private Optional<Classifier> classifier = Optional.empty();

  /**
   * @param cascade the plan
   * @param reference the reference detector that it was fitted to
   * @param store folder of the store, which remembers what the reference detector said
   */
  public CascadeTask(Cascade cascade, DetectorSpec reference, String store, Configuration hadoop) {
    this.cascade = cascade;
    this.memory = new DetectionMemory(new DetectionStore(hadoop, store, cascade.referenceId()));
    this.detector = new TaskDetector(reference, hadoop);
  }

  /**
   * Starts the cascade on one segment.
   *
   * @param file the video that it is a segment of
   * @param source its frames, which the cursor then owns
   * @param keepPixels whether labels of frames with the class present carry their pixels
   */
  public FrameCursor run(VideoFile file, FrameSource source, boolean keepPixels)
      throws IOException {
    CascadeRunner runner =
        CascadeRunner.open(
            cascade, source, this::classifier, detector, memory.known(file), keepPixels);
    return new CascadeFrames(file, source, runner, memory);
  }

  /** How to decode for this cascade. */
  public DecodeOptions decode(DecodeOptions options) {
    return options.crop(cascade.query().region());
  }

  private Classifier classifier() {
    if (classifier.isEmpty()) {
      classifier = Optional.of(SameDiffClassifier.open(cascade.model().orElseThrow().model()));
    }
    return classifier.get();
  }

  @Override
  public void close() throws IOException {
    try (detector;
        memory) {
      classifier.ifPresent(Classifier::close);
      classifier = Optional.empty();
    }
  }
}
