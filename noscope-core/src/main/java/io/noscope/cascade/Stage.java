package io.noscope.cascade;

/** What gave a frame its label. */
public enum Stage {
  /** Not examined: the label of the last examined frame. */
  SKIPPED,
  /** The difference detector: absent like the reference image, or the earlier frame's label. */
  UNCHANGED,
  /** The specialised model was sure. */
  MODEL,
  /** The reference detector. */
  REFERENCE
}
