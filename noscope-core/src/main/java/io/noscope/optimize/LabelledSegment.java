package io.noscope.optimize;

import io.noscope.video.Segment;
import io.noscope.video.SmallView;
import io.noscope.video.VideoFile;
import java.io.Serializable;
import java.util.Objects;

/**
 * A segment with what the reference detector said of its frames. A cascade starts anew in it, as it
 * does in every segment.
 *
 * @param file where it lies
 * @param segment its frames
 * @param present for each decoded frame whether the class is there; not copied
 * @param views for each decoded frame its view of 100x100x3 BGR bytes; not copied
 * @param motion of each decoded frame
 */
public record LabelledSegment(
    VideoFile file, Segment segment, boolean[] present, byte[][] views, FrameMotion motion)
    implements Serializable {
  /** A segment of which no motion is known. */
  public LabelledSegment(VideoFile file, Segment segment, boolean[] present, byte[][] views) {
    this(file, segment, present, views, FrameMotion.unknown(present.length));
  }

  public LabelledSegment {
    Objects.requireNonNull(file, "file");
    if (present.length != views.length || present.length > segment.frames()) {
      throw new IllegalArgumentException(
          "%s: %d labels and %d views for a segment of %d frames"
              .formatted(file.path(), present.length, views.length, segment.frames()));
    }
    if (motion.motion().length != present.length) {
      throw new IllegalArgumentException(
          "%s: %d labels and motion of %d frames"
              .formatted(file.path(), present.length, motion.motion().length));
    }
    for (byte[] view : views) {
      if (view.length != SmallView.bytes(SmallView.LARGE)) {
        throw new IllegalArgumentException(
            "%s: a view of %d bytes instead of 100x100x3".formatted(file.path(), view.length));
      }
    }
  }

  /** Decoded frames. */
  public int frames() {
    return present.length;
  }

  /** Its labels alone. */
  public LabelledRun run() {
    return new LabelledRun(file, segment.firstFrame(), present);
  }
}
