package io.noscope.spark.files;

/** What this JVM remembers of probed files. */
public final class Probes {
  private Probes() {}

  /** Forgets it, as if the JVM had just started. */
  public static void forget() {
    VideoInfos.forget();
    Archives.forget();
  }
}
