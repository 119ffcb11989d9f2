package io.noscope.optimize;

/** What a plan may have before the reference detector. */
public enum PlanPart {
  /** Groups of pictures whose packets are small are not decoded but for their first frame. */
  STILL,
  /** Frames that no other is predicted from are not decoded. */
  DISPOSABLE,
  /** The difference detector and the model see pictures that are decoded cheaply. */
  DRAFT,
  /** Only every n-th frame is examined. */
  SKIP,
  /** A difference detector. */
  DIFFERENCE,
  /** A specialised model. */
  MODEL
}
