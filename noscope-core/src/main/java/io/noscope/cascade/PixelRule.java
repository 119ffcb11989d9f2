package io.noscope.cascade;

import io.noscope.video.FrameSource;
import java.util.List;
import java.util.Optional;

/** Which frames' pixels are of use to whoever runs several cascades together. */
@FunctionalInterface
public interface PixelRule {
  /** No pixels. */
  PixelRule NONE = (current, present) -> false;

  /**
   * Whether the pixels of the source's current frame may be of use, as far as is known of it.
   *
   * @param present for each cascade whether the class is present; empty while that is undecided
   */
  boolean mayUse(FrameSource current, List<Optional<Boolean>> present);
}
