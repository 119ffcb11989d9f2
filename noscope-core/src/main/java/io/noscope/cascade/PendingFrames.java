package io.noscope.cascade;

import io.noscope.video.FrameSource;
import io.noscope.video.HeldFrame;
import java.util.ArrayDeque;

/**
 * Frames that were read and whose labels are not out yet, in order. Owns their pixels: holds them,
 * counts their bytes and closes them when nobody needs them any more.
 */
final class PendingFrames implements AutoCloseable {
  private final ArrayDeque<PendingFrame> frames = new ArrayDeque<>();
  private final ArrayDeque<PendingFrame> spare = new ArrayDeque<>();
  private final boolean keepPixels;
  private final ReadAhead limit;
  private long heldBytes;

  /**
   * @param keepPixels whether the labels of present frames carry pixels
   */
  PendingFrames(boolean keepPixels, ReadAhead limit) {
    this.keepPixels = keepPixels;
    this.limit = limit;
  }

  /** Queues the source's current frame. */
  PendingFrame add(FrameSource source) {
    PendingFrame frame = spare.isEmpty() ? new PendingFrame() : spare.pop();
    frame.read(source);
    frames.add(frame);
    return frame;
  }

  /** Holds the pixels of the source's current frame; does nothing where that was done already. */
  void hold(PendingFrame frame, FrameSource source) {
    if (frame.pixels().isEmpty()) {
      HeldFrame held = source.hold();
      frame.keep(held);
      heldBytes += held.bytes();
    }
  }

  /** Holds the current frame if its label will, or may, have to carry its pixels. */
  void holdIfKept(PendingFrame frame, FrameSource source) {
    if (keepPixels && !frame.verdict().isAbsent()) {
      hold(frame, source);
    }
  }

  /** Decides a frame, and lets go of its pixels unless its label carries them. */
  void settle(PendingFrame frame, boolean present, float score, Stage why) {
    frame.settle(present, score, why);
    if (!keepPixels || !present) {
      release(frame);
    }
  }

  /** Bytes of the pixels that are held. */
  long heldBytes() {
    return heldBytes;
  }

  /** Whether so much is open that everything should be decided before more is read. */
  boolean isFull() {
    return heldBytes > limit.heldBytes() || frames.size() >= limit.frames();
  }

  /** Whether the first frame's label is known. */
  boolean isReady() {
    return !frames.isEmpty() && frames.peek().verdict().isSettled();
  }

  /** Takes out the first frame's label. Its pixels, if any, now belong to the caller. */
  FrameLabel poll() {
    PendingFrame frame = frames.remove();
    if (!frame.verdict().isPresent()) {
      release(frame);
    }
    FrameLabel label = frame.label();
    frame.surrender().ifPresent(held -> heldBytes -= held.bytes());
    spare.push(frame);
    return label;
  }

  private void release(PendingFrame frame) {
    frame
        .surrender()
        .ifPresent(
            held -> {
              heldBytes -= held.bytes();
              held.close();
            });
  }

  @Override
  public void close() {
    frames.forEach(this::release);
    frames.clear();
  }
}
