package io.noscope;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real videos and detectors that are not part of the repository: they lie in {@code ../shared}, or
 * where the system property {@code noscope.data} says. A test that asks for one that is absent is
 * skipped by name.
 */
public final class TestData {
  private static final Path ROOT = Path.of(System.getProperty("noscope.data", "../shared"));

  private TestData() {}

  /** The file of this name below the data folder, such as {@code videos/traps/h264-vfr.mp4}. */
  public static Path file(String name) {
    Path file = ROOT.resolve(name).toAbsolutePath().normalize();
    assumeTrue(Files.exists(file), "skipped: needs " + name + ", which is not at " + file);
    return file;
  }
}
