package io.noscope.video;

/** Whether natives were closed: each container, and with it each decoder, has an input. */
public final class OpenInputs {
  private OpenInputs() {}

  /** Files that FFmpeg holds open in this JVM. */
  public static int count() {
    return FFmpegInput.open();
  }
}
