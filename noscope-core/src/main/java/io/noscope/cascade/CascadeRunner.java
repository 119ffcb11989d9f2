package io.noscope.cascade;

import io.noscope.detect.Classifier;
import io.noscope.detect.ReferenceDetector;
import io.noscope.video.FrameSource;
import io.noscope.video.SmallView;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs a cascade over the frames of one segment and gives a label for each, in order. Every {@code
 * skip}-th frame, counted from the segment's first, is examined; the others take the label of the
 * last examined one and none of their pixels are looked at.
 *
 * <p>An examined frame that the difference detector calls unchanged takes its baseline's label;
 * failing that the specialised model decides, in batches; what it is unsure of goes to the
 * reference detector at full size. Frames that wait are held by reference, so memory is bounded by
 * a byte budget; labels do not depend on it. Not thread-safe.
 *
 * <pre>{@code
 * try (CascadeRunner runner = CascadeRunner.open(...)) {
 *   while (runner.advance()) {
 *     use(runner.label());
 *   }
 * }
 * }</pre>
 */
public final class CascadeRunner implements AutoCloseable {
  private final FrameSource source;
  private final int skip;
  private final Tally tally = new Tally();
  private final PendingFrames pending;
  private final Optional<DifferenceCheck> difference;
  private final Optional<ModelBatch> model;
  private final ReferenceBatch reference;

  private int index;
  private Verdict lastExamined = Verdict.ABSENT;
  private Optional<FrameLabel> label = Optional.empty();
  private boolean ended;
  private boolean closed;

  private CascadeRunner(
      Cascade cascade,
      FrameSource source,
      Supplier<? extends Classifier> classifier,
      Supplier<? extends ReferenceDetector> detector,
      KnownDetections known,
      boolean keepPixels,
      ReadAhead readAhead) {
    this.source = Objects.requireNonNull(source, "source");
    skip = cascade.skip();
    pending = new PendingFrames(keepPixels, readAhead);
    reference = new ReferenceBatch(cascade.query(), new Lazy<>(detector), known, pending, tally);
    model =
        cascade
            .model()
            .map(stage -> new ModelBatch(stage, new Lazy<>(classifier), reference, pending, tally));
    difference = cascade.difference().map(stage -> new DifferenceCheck(stage, skip, tally));
  }

  /**
   * Prepares to run a cascade; reads nothing yet. The caller keeps owning source, classifier and
   * reference detector, and closes them after the runner.
   *
   * @param cascade the plan
   * @param source the segment's frames, before the first
   * @param classifier the specialised model of the plan; called once, when a frame first needs it,
   *     and never for a plan without a model
   * @param reference the detector that the plan was fitted to; called once, when a frame first
   *     needs it
   * @param known answers of the reference detector about this file that need not be asked again
   * @param keepPixels whether labels of frames with the class present carry the frame's pixels
   */
  public static CascadeRunner open(
      Cascade cascade,
      FrameSource source,
      Supplier<? extends Classifier> classifier,
      Supplier<? extends ReferenceDetector> reference,
      KnownDetections known,
      boolean keepPixels) {
    return open(cascade, source, classifier, reference, known, keepPixels, ReadAhead.DEFAULT);
  }

  static CascadeRunner open(
      Cascade cascade,
      FrameSource source,
      Supplier<? extends Classifier> classifier,
      Supplier<? extends ReferenceDetector> reference,
      KnownDetections known,
      boolean keepPixels,
      ReadAhead readAhead) {
    return new CascadeRunner(cascade, source, classifier, reference, known, keepPixels, readAhead);
  }

  /**
   * Moves to the next frame's label, reading ahead as far as it takes to decide it. When this fails
   * the runner is closed.
   *
   * @return false after the last frame
   * @throws IOException when the source cannot be read any further
   */
  public boolean advance() throws IOException {
    if (closed) {
      throw new IllegalStateException("the runner was closed: open another for this segment");
    }
    label = Optional.empty();
    boolean done = false;
    try {
      while (!pending.isReady() && !ended) {
        readOne();
      }
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
    if (!pending.isReady()) {
      return false;
    }
    FrameLabel next = pending.poll();
    tally.label(next.stage());
    label = Optional.of(next);
    return true;
  }

  /**
   * The label that {@link #advance} moved to. Its pixels belong to the caller, who closes them.
   *
   * @throws IllegalStateException before the first and after the last frame
   */
  public FrameLabel label() {
    return label.orElseThrow(
        () -> new IllegalStateException("no label: advance() was not called or returned false"));
  }

  /** Counts and times of the labels given so far. */
  public StageCounts counts() {
    return tally.counts();
  }

  private void readOne() throws IOException {
    long start = System.nanoTime();
    ended = !source.advance();
    tally.decodedSince(start);
    if (!ended) {
      take();
      index++;
    }
    if (ended || pending.isFull()) {
      model.ifPresent(ModelBatch::score);
      reference.ask();
    }
  }

  private void take() {
    PendingFrame frame = pending.add(source);
    if (Examined.lastExamined(index, skip) == index) {
      examine(frame);
      lastExamined = frame.verdict();
    } else {
      frame.follow(lastExamined, Stage.SKIPPED);
    }
    pending.holdIfKept(frame, source);
  }

  private void examine(PendingFrame frame) {
    frame.awaitDecision();
    if (difference.isPresent() && difference.get().settles(frame, index, source)) {
      return;
    }
    if (model.isPresent()) {
      long start = System.nanoTime();
      byte[] view = source.view(SmallView.SMALL);
      tally.decodedSince(start);
      pending.hold(frame, source);
      model.get().add(frame, view);
    } else if (!reference.recall(frame)) {
      pending.hold(frame, source);
      reference.add(frame);
    }
  }

  /** Lets go of all frames whose labels were not given. Does not close what it was opened with. */
  @Override
  public void close() {
    closed = true;
    pending.close();
  }
}
