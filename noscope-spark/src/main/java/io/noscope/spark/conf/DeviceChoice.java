package io.noscope.spark.conf;

/** What tasks compute on. */
public enum DeviceChoice {
  /**
   * The GPU that Spark has given to the task, where there is one and it can be used, else the CPU.
   */
  AUTO,
  /** The CPU. */
  CPU,
  /**
   * The GPU that Spark has given to the task; an error where there is none or it cannot be used.
   */
  GPU;

  static DeviceChoice parse(String text) {
    return SettingText.word(DeviceChoice.class, text);
  }
}
