package io.noscope.label;

/** How sure a plan must be to keep to the allowed error rates before it is used. */
public enum Guarantee {
  /** The rates that were measured on held-out frames keep to them. */
  ESTIMATE,
  /** The one-sided 95% upper bounds of those rates do. */
  BOUND
}
