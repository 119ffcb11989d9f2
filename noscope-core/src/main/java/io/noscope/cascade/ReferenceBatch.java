package io.noscope.cascade;

import io.noscope.detect.ReferenceDetector;
import io.noscope.label.Detection;
import io.noscope.label.Query;
import io.noscope.video.HeldFrame;
import io.noscope.video.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Frames that wait for the reference detector, asked about in order and a few at a time. */
final class ReferenceBatch {
  /** Full-size pictures in memory at once: 50 MB at 1920x1080. */
  static final int SIZE = 8;

  private final Query query;
  private final boolean drafts;
  private final Supplier<ReferenceDetector> reference;
  private final KnownDetections known;
  private final PendingFrames pending;
  private final Tally tally;
  private final List<PendingFrame> waiting = new ArrayList<>(SIZE);
  private final List<Image> images = new ArrayList<>(SIZE);

  ReferenceBatch(
      Cascade cascade,
      Supplier<ReferenceDetector> reference,
      KnownDetections known,
      PendingFrames pending,
      Tally tally) {
    this.query = cascade.query();
    this.drafts = cascade.drafts();
    this.reference = reference;
    this.known = known;
    this.pending = pending;
    this.tally = tally;
  }

  /** Decides a frame from what is known of it, if anything is. */
  boolean recall(PendingFrame frame) {
    Optional<List<Detection>> answer = known.of(frame.number());
    answer.ifPresent(detections -> settle(frame, detections));
    return answer.isPresent();
  }

  /** Takes in a frame whose pixels are held. */
  void add(PendingFrame frame) {
    waiting.add(frame);
    if (waiting.size() == SIZE) {
      ask();
    }
  }

  /** Asks about the frames that wait, and decides them. */
  void ask() {
    waiting.removeIf(this::recall); // Another cascade may have asked about some of them since.
    if (waiting.isEmpty()) {
      return;
    }
    ReferenceDetector detector = reference.get();
    long start = System.nanoTime();
    for (PendingFrame frame : waiting) {
      images.add(frame.pixels().map(HeldFrame::image).orElseThrow());
    }
    if (drafts) {
      // These pictures had to be decoded first.
      tally.decodedSince(start);
      start = System.nanoTime();
    }
    List<List<Detection>> answers = detector.detect(images);
    tally.detectedSince(start, images.size());
    if (answers.size() != images.size()) {
      throw new IllegalStateException(
          "the reference detector %s was asked about %d pictures and answered for %d: it is broken"
              .formatted(detector.id(), images.size(), answers.size()));
    }
    images.clear();
    for (int i = 0; i < answers.size(); i++) {
      PendingFrame frame = waiting.get(i);
      known.learn(frame.number(), answers.get(i));
      settle(frame, answers.get(i));
    }
    waiting.clear();
  }

  private void settle(PendingFrame frame, List<Detection> found) {
    pending.settle(frame, query.isPresentIn(found), query.scoreIn(found), Stage.REFERENCE);
  }
}
