package io.noscope.cascade;

import io.noscope.video.FrameSource;
import io.noscope.video.UnreadPictureException;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

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
  private final CascadeStages stages;
  private Optional<FrameLabel> label = Optional.empty();
  private boolean ended;
  private boolean closed;

  private CascadeRunner(FrameSource source, CascadeStages stages) {
    this.source = Objects.requireNonNull(source, "source");
    this.stages = stages;
  }

  /**
   * Prepares to run a cascade; reads nothing yet. The caller keeps owning source, classifier and
   * reference detector, and closes them after the runner.
   *
   * @param ready the cascade
   * @param source the segment's frames, before the first
   * @param keepPixels whether labels of frames with the class present carry the frame's pixels
   */
  public static CascadeRunner open(ReadyCascade ready, FrameSource source, boolean keepPixels) {
    return open(ready, source, keepPixels, ReadAhead.DEFAULT);
  }

  static CascadeRunner open(
      ReadyCascade ready, FrameSource source, boolean keepPixels, ReadAhead readAhead) {
    return new CascadeRunner(source, new CascadeStages(ready, keepPixels, readAhead));
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
      while (!stages.isReady() && !ended) {
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
    if (!stages.isReady()) {
      return false;
    }
    label = Optional.of(stages.poll());
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
    return stages.counts();
  }

  private void readOne() throws IOException {
    long start = System.nanoTime();
    ended = !source.advance();
    stages.decodedSince(start);
    if (!ended) {
      stages.take(source);
    }
    if (ended) {
      stages.end();
    } else if (stages.isFull()) {
      stages.settle();
    }
  }

  /** Lets go of all frames whose labels were not given. Does not close what it was opened with. */
  @Override
  public void close() {
    closed = true;
    stages.close();
  }
}
