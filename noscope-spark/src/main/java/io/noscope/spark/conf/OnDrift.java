package io.noscope.spark.conf;

/** What is done where a cascade does not keep to its rates any more. */
public enum OnDrift {
  /** It is said, and the cascade is used all the same. */
  WARN,
  /** A new cascade is found on the files that are asked about. */
  RETRAIN,
  /** Every frame goes to the reference detector until a new cascade is trained. */
  REFERENCE
}
