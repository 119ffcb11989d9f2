package io.noscope.spark.cli;

import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Jobs;
import java.util.Map;

/** Decodes every frame and does nothing with it: the floor of plans that decode all frames. */
final class DecodeJob {
  private DecodeJob() {}

  /** Wall time in seconds. */
  static double run(Session session, Archive archive) {
    long start = System.nanoTime();
    long frames =
        Jobs.described(
            session.context(),
            "decoding %,d frames".formatted(archive.frames()),
            () -> Rows.drain(session.frames(Map.of()).select("pts")));
    if (frames != archive.frames()) {
      throw new IllegalStateException(
          "%d frames decoded of %d".formatted(frames, archive.frames()));
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
