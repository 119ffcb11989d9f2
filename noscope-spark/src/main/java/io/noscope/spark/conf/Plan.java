package io.noscope.spark.conf;

/** Who chooses the cascade. */
public enum Plan {
  /** The optimizer: from the store, or trained on the spot. */
  AUTO,
  /** Nobody: every frame goes to the reference detector. */
  REFERENCE;

  static Plan parse(String text) {
    return SettingText.word(Plan.class, text);
  }
}
