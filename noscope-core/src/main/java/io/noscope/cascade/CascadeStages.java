package io.noscope.cascade;

import io.noscope.video.FrameSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stages of a cascade at work on one segment: takes in frame after frame, and gives out their
 * labels in order, each once it is decided.
 */
final class CascadeStages implements AutoCloseable {
  private final int skip;
  private final boolean disposables;
  private final double stillBelow;
  private final Sight sight;
  private final Tally tally = new Tally();
  private final PendingFrames pending;
  private final Optional<DifferenceCheck> difference;
  private final Optional<ModelBatch> model;
  private final ReferenceBatch reference;
  private final List<PendingFrame> between = new ArrayList<>();
  private int index;
  private Verdict lastExamined = Verdict.ABSENT;

  /**
   * @param keepPixels whether labels of frames with the class present carry the frame's pixels
   */
  CascadeStages(ReadyCascade ready, boolean keepPixels, ReadAhead readAhead) {
    Cascade cascade = ready.cascade();
    skip = cascade.skip();
    disposables = cascade.disposables();
    stillBelow = cascade.stillBelow();
    sight = Sight.of(cascade);
    pending = new PendingFrames(keepPixels, readAhead);
    reference =
        new ReferenceBatch(cascade, new Lazy<>(ready.reference()), ready.known(), pending, tally);
    model =
        cascade
            .model()
            .map(
                stage ->
                    new ModelBatch(
                        stage, new Lazy<>(ready.classifier()), reference, pending, tally));
    difference = cascade.difference().map(stage -> new DifferenceCheck(stage, skip, sight, tally));
  }

  /**
   * Takes in the source's current frame.
   *
   * @return whether the class is present, if that could be decided at once
   */
  Optional<Boolean> take(FrameSource source) {
    PendingFrame frame = pending.add(source);
    boolean still = stillBelow > 0 && source.motion() < stillBelow;
    if (!disposables && Examined.isLeftOut(index, still, source.disposable())) {
      frame.awaitDecision();
      between.add(frame);
    } else if (Examined.isExamined(index, skip, still, source.keyframe())) {
      examine(frame, source);
      settleBetween(new Verdict.Either(lastExamined, frame.verdict()));
      lastExamined = frame.verdict();
    } else {
      settleBetween(lastExamined);
      frame.follow(lastExamined, Stage.SKIPPED);
    }
    pending.holdIfKept(frame, source);
    index++;
    return frame.verdict().decision();
  }

  /** Gives the disposable frames since the last examined one their label. */
  private void settleBetween(Verdict verdict) {
    between.forEach(frame -> frame.follow(verdict, Stage.SKIPPED));
    between.clear();
  }

  private void examine(PendingFrame frame, FrameSource source) {
    frame.awaitDecision();
    if (difference.isPresent() && difference.get().settles(frame, index, source)) {
      return;
    }
    if (model.isPresent()) {
      long start = System.nanoTime();
      byte[] view = sight.of(source, model.get().side());
      tally.decodedSince(start);
      pending.hold(frame, source);
      model.get().add(frame, view);
    } else if (!reference.recall(frame)) {
      pending.hold(frame, source);
      reference.add(frame);
    }
  }

  /** Decides every frame that was taken in, as there are no more. */
  void end() {
    settleBetween(lastExamined);
    settle();
  }

  /** Decides every frame that was taken in, but for those that wait for the next. */
  void settle() {
    model.ifPresent(ModelBatch::score);
    reference.ask();
  }

  /** Whether so much is open that everything should be decided before more is read. */
  boolean isFull() {
    return pending.isFull();
  }

  /** Bytes of the pixels that are held. */
  long heldBytes() {
    return pending.heldBytes();
  }

  /** Whether the next label is there. */
  boolean isReady() {
    return pending.isReady();
  }

  /** The next label. Its pixels, if any, now belong to the caller. */
  FrameLabel poll() {
    FrameLabel label = pending.poll();
    tally.label(label);
    return label;
  }

  /** Adds time that was spent in decoding. */
  void decodedSince(long start) {
    tally.decodedSince(start);
  }

  /** Counts and times of the labels given so far. */
  StageCounts counts() {
    return tally.counts();
  }

  /** Lets go of all frames whose labels were not given. */
  @Override
  public void close() {
    difference.ifPresent(DifferenceCheck::close);
    pending.close();
  }
}
