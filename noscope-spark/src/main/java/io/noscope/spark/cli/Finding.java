package io.noscope.spark.cli;

/**
 * What one check of {@code noscope doctor} came to.
 *
 * @param check what was looked at
 * @param outcome how bad it is
 * @param found what there is
 * @param remedy what to do about it; empty where nothing need be done
 */
record Finding(String check, Outcome outcome, String found, String remedy) {
  /** How bad something is. */
  enum Outcome {
    OK,
    /** Works, but not well. */
    WARN,
    /** Commands will fail. */
    FAIL
  }

  static Finding ok(String check, String found) {
    return new Finding(check, Outcome.OK, found, "");
  }

  static Finding warn(String check, String found, String remedy) {
    return new Finding(check, Outcome.WARN, found, remedy);
  }

  static Finding fail(String check, String found, String remedy) {
    return new Finding(check, Outcome.FAIL, found, remedy);
  }
}
