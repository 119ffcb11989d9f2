package io.noscope.detect;

/** A specialised model at work: small views in, probabilities out. Not thread-safe. */
public interface Classifier extends AutoCloseable {
  /** Views are scored in batches of this many; smaller ones are padded, so results never vary. */
  int BATCH = 64;

  /**
   * Probability that the class is present.
   *
   * @param views {@code count} views of BGR bytes one after another, each of the side that the
   *     model looks at (longer is fine)
   * @param count how many, 1 to {@link #BATCH}
   * @param probabilities receives {@code count} numbers in [0, 1]
   */
  void score(byte[] views, int count, float[] probabilities);

  @Override
  void close();
}
