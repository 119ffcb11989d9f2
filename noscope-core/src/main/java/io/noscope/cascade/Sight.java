package io.noscope.cascade;

import io.noscope.label.Rectangle;
import io.noscope.video.FrameSource;
import java.util.Optional;

/**
 * What the difference detector and the model of a cascade see of a frame.
 *
 * @param part of the picture; empty for all of it
 * @param drafts whether of its draft
 */
record Sight(Optional<Rectangle> part, boolean drafts) {
  static Sight of(Cascade cascade) {
    return new Sight(cascade.query().view(), cascade.drafts());
  }

  /** The source's current frame, which owns the array. */
  byte[] of(FrameSource source, int side) {
    return drafts ? source.draft(part, side) : source.view(part, side);
  }
}
