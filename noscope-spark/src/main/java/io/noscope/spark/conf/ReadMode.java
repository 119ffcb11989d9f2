package io.noscope.spark.conf;

/** What becomes of files, and parts of files, that cannot be decoded. */
public enum ReadMode {
  /** What decodes is read; the rest is reported. */
  PERMISSIVE,
  /** What decodes is read; the rest is passed over. */
  DROPMALFORMED,
  /** The first thing that cannot be decoded ends the read with an error. */
  FAILFAST;

  static ReadMode parse(String text) {
    return SettingText.word(ReadMode.class, text);
  }
}
