package io.noscope.spark.train;

/** What labelling keeps of the frames. */
enum Keep {
  /** Labels, and the views and packet sizes to learn from. */
  VIEWS,
  /** Labels alone: enough to judge a plan by. */
  LABELS
}
