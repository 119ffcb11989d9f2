package io.noscope.spark.task;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.CascadeRunner;
import io.noscope.cascade.KnownDetections;
import io.noscope.cascade.ReadyCascade;
import io.noscope.detect.Classifier;
import io.noscope.label.Detection;
import io.noscope.label.Rectangle;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FrameSource;
import io.noscope.video.VideoFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a task needs to run a cascade over its slices: the specialised model, if there is one, which
 * the next task may take over.
 */
public final class CascadeTask implements AutoCloseable {
  private static final Optional<List<Detection>> NOTHING = Optional.of(List.of());

  private final Cascade cascade;
  private final TaskReference reference;
  private final Optional<TaskClassifier> classifier;

  /**
   * @param cascade the plan
   * @param reference the reference detector that it was fitted to, which stays the caller's
   * @param device what the model computes on
   */
  public CascadeTask(Cascade cascade, TaskReference reference, TaskDevice device) {
    this.cascade = cascade;
    this.reference = reference;
    this.classifier =
        cascade.model().map(stage -> new TaskClassifier(stage.model(), device.device()));
  }

  /**
   * Starts the cascade on one segment.
   *
   * @param file the video that it is a segment of
   * @param source its frames, which the cursor then owns
   * @param keepPixels whether labels of frames with the class present carry their pixels
   */
  public FrameCursor run(VideoFile file, FrameSource source, boolean keepPixels) {
    return new CascadeFrames(source, CascadeRunner.open(ready(file), source, keepPixels));
  }

  /**
   * The same without the reference detector: which frames are left to it is found out, and they are
   * absent.
   */
  public FrameCursor rehearse(FrameSource source) {
    ReadyCascade ready = reference.ready(cascade, this::model, frame -> NOTHING);
    return new CascadeFrames(source, CascadeRunner.open(ready, source, false));
  }

  ReadyCascade ready(VideoFile file) {
    return reference.ready(cascade, this::model, file);
  }

  /**
   * The same for frames of no file.
   *
   * @param known what each reference detector has said of them, where it has
   */
  ReadyCascade ready(Map<TaskReference, KnownDetections> known) {
    return reference.ready(
        cascade, this::model, known.computeIfAbsent(reference, r -> new SegmentDetections()));
  }

  private Classifier model() {
    return classifier.orElseThrow().get();
  }

  /** How to decode for this cascade where no pixels are asked for. */
  public DecodeOptions decode(DecodeOptions options) {
    return options
        .regions(regions())
        .stillBelow(stillBelow())
        .disposables(disposables())
        .drafts(drafts());
  }

  /** Whether it looks at frames that no other is predicted from. */
  boolean disposables() {
    return cascade.disposables();
  }

  /** Whether its own stages look at drafts. */
  boolean drafts() {
    return cascade.drafts();
  }

  /** Groups of pictures with less motion need no decoding but for their first frame. */
  double stillBelow() {
    return cascade.stillBelow();
  }

  /** The part of the view that it looks at; empty for all of it. */
  Set<Rectangle> regions() {
    return cascade.query().view().map(Set::of).orElse(Set.of());
  }

  /** How often the model had to be loaded. */
  int loads() {
    return classifier.map(TaskClassifier::loads).orElse(0);
  }

  @Override
  public void close() {
    classifier.ifPresent(TaskClassifier::close);
  }
}
