package io.noscope.spark.task;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.CascadeRunner;
import io.noscope.detect.Classifier;
import io.noscope.detect.DetectorSpec;
import io.noscope.detect.SameDiffClassifier;
import io.noscope.spark.files.Slice;
import io.noscope.store.DetectionStore;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FFmpegFrameSource;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * What a task needs to run a cascade over its slices: the models, opened when a frame first needs
 * them and closed with the task.
 */
public final class CascadeTask implements AutoCloseable {
  private final Cascade cascade;
  private final Configuration hadoop;
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
    this.hadoop = hadoop;
    this.memory = new DetectionMemory(new DetectionStore(hadoop, store, cascade.referenceId()));
    this.detector = new TaskDetector(reference, hadoop);
  }

  /**
   * Starts the cascade on one slice.
   *
   * @param keepPixels whether labels of frames with the class present carry their pixels
   */
  public FrameCursor run(Slice slice, boolean keepPixels) throws IOException {
    FFmpegFrameSource source = source(slice);
    CascadeRunner runner =
        CascadeRunner.open(
            cascade,
            source,
            this::classifier,
            detector,
            memory.known(slice.video().file()),
            keepPixels);
    return new CascadeFrames(slice.video().file(), source, runner, memory);
  }

  private FFmpegFrameSource source(Slice slice) throws IOException {
    var fs = new Path(slice.video().file().path()).getFileSystem(hadoop);
    return FFmpegFrameSource.open(
        fs, slice.video(), slice.segment(), DecodeOptions.DEFAULT.crop(cascade.query().region()));
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
