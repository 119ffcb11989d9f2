package io.noscope.cascade;

import io.noscope.video.FrameSource;
import io.noscope.video.HeldFrame;
import io.noscope.video.UnreadPictureException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Runs several cascades over the frames of one segment, which are decoded once, and gives the
 * labels of all of them for each frame, in order. The cascades go in step: each takes in the
 * current frame before the source moves on, so that none needs a copy, and what is held for all of
 * them together stays within the byte budget of one. Labels are those that each cascade gives
 * alone. Not thread-safe.
 */
public final class JointRunner implements AutoCloseable {
  private final FrameSource source;
  private final List<CascadeStages> stages;
  private final PixelRule rule;
  private final ReadAhead readAhead;
  private final ArrayDeque<Optional<HeldFrame>> pixels = new ArrayDeque<>();
  private long pixelBytes;
  private List<FrameLabel> labels = List.of();
  private boolean ended;
  private boolean closed;

  private JointRunner(
      FrameSource source, List<CascadeStages> stages, PixelRule rule, ReadAhead readAhead) {
    this.source = Objects.requireNonNull(source, "source");
    this.stages = stages;
    this.rule = Objects.requireNonNull(rule, "rule");
    this.readAhead = readAhead;
  }

  /**
   * Prepares to run cascades; reads nothing yet. The caller keeps owning the source and what the
   * cascades come with, and closes them after the runner.
   *
   * @param cascades one or more
   * @param source the segment's frames, before the first
   * @param rule which frames' pixels the first label carries, where there was no telling in time
   *     also those of others
   */
  public static JointRunner open(List<ReadyCascade> cascades, FrameSource source, PixelRule rule) {
    return open(cascades, source, rule, ReadAhead.DEFAULT);
  }

  static JointRunner open(
      List<ReadyCascade> cascades, FrameSource source, PixelRule rule, ReadAhead readAhead) {
    if (cascades.isEmpty()) {
      throw new IllegalArgumentException("there is no cascade to run; give one or more");
    }
    return new JointRunner(
        source,
        cascades.stream().map(ready -> new CascadeStages(ready, false, readAhead)).toList(),
        rule,
        readAhead);
  }

  /**
   * Moves to the next frame's labels, reading ahead as far as it takes to decide all of them. When
   * this fails the runner is closed.
   *
   * @return false after the last frame
   * @throws IOException when the source cannot be read any further
   */
  public boolean advance() throws IOException {
    if (closed) {
      throw new IllegalStateException("the runner was closed: open another for this segment");
    }
    labels = List.of();
    boolean done = false;
    try {
      while (!isReady() && !ended) {
        readOne();
      }
      done = true;
    } catch (UnreadPictureException e) {
      throw e.getCause(); // A picture was decoded for a view, or for the reference detector.
    } finally {
      if (!done) {
        close();
      }
    }
    if (!isReady()) {
      return false;
    }
    labels = poll();
    return true;
  }

  private boolean isReady() {
    return stages.stream().allMatch(CascadeStages::isReady);
  }

  private void readOne() throws IOException {
    long start = System.nanoTime();
    ended = !source.advance();
    stages.get(0).decodedSince(start);
    if (!ended) {
      take();
    }
    if (ended) {
      stages.forEach(CascadeStages::end);
    } else if (isFull()) {
      stages.forEach(CascadeStages::settle);
    }
  }

  private void take() {
    List<Optional<Boolean>> present = new ArrayList<>(stages.size());
    for (CascadeStages cascade : stages) {
      present.add(cascade.take(source));
    }
    Optional<HeldFrame> held =
        rule.mayUse(source, present) ? Optional.of(source.hold()) : Optional.empty();
    pixelBytes += held.map(HeldFrame::bytes).orElse(0L);
    pixels.add(held);
  }

  private boolean isFull() {
    long held = pixelBytes;
    for (CascadeStages cascade : stages) {
      if (cascade.isFull()) {
        return true;
      }
      held += cascade.heldBytes();
    }
    return held > readAhead.heldBytes();
  }

  private List<FrameLabel> poll() {
    Optional<HeldFrame> held = pixels.remove();
    pixelBytes -= held.map(HeldFrame::bytes).orElse(0L);
    List<FrameLabel> polled = new ArrayList<>(stages.size());
    for (CascadeStages cascade : stages) {
      FrameLabel label = cascade.poll();
      polled.add(polled.isEmpty() ? label.with(held) : label);
    }
    return polled;
  }

  /**
   * The labels that {@link #advance} moved to, one for each cascade. The first carries the pixels,
   * if any, which belong to the caller, who closes them.
   *
   * @throws IllegalStateException before the first and after the last frame
   */
  public List<FrameLabel> labels() {
    if (labels.isEmpty()) {
      throw new IllegalStateException("no labels: advance() was not called or returned false");
    }
    return labels;
  }

  /** Counts and times of all cascades together; each frame counts once, and so does decoding. */
  public StageCounts counts() {
    return stages.stream().map(CascadeStages::counts).reduce(StageCounts::beside).orElseThrow();
  }

  /** Lets go of all frames whose labels were not given. Does not close what it was opened with. */
  @Override
  public void close() {
    closed = true;
    stages.forEach(CascadeStages::close);
    pixels.forEach(held -> held.ifPresent(HeldFrame::close));
    pixels.clear();
  }
}
