package io.noscope.spark.conf;

/** What is done about files that ask for their pictures to be turned. */
public enum RotationMode {
  /** Pictures are turned upright. */
  APPLY,
  /** Pictures stay as they are coded; {@code _metadata.rotation} says how to turn them. */
  REPORT;

  static RotationMode parse(String text) {
    return SettingText.word(RotationMode.class, text);
  }
}
