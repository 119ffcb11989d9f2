package io.noscope.spark.cli;

import io.noscope.video.VideoInfo;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** ffmpeg's own program, as it is installed: the yardstick of decoding. */
final class FfmpegProgram {
  private static final String LOCAL = "file:";

  private FfmpegProgram() {}

  /**
   * Seconds that it takes to decode these files, one after another, in one thread.
   *
   * @return empty where it is not installed, or a file is not of this machine
   */
  static OptionalDouble decodeSeconds(List<VideoInfo> videos) {
    Optional<Path> program = find();
    boolean local = videos.stream().allMatch(video -> video.file().path().startsWith(LOCAL));
    if (program.isEmpty() || !local) {
      return OptionalDouble.empty();
    }
    long start = System.nanoTime();
    for (VideoInfo video : videos) {
      decode(program.get(), Path.of(new org.apache.hadoop.fs.Path(video.file().path()).toUri()));
    }
    return OptionalDouble.of((System.nanoTime() - start) / 1e9);
  }

  private static void decode(Path program, Path file) {
    try {
      Process process =
          new ProcessBuilder(
                  List.of(
                      program.toString(),
                      "-v",
                      "error",
                      "-nostdin",
                      "-threads",
                      "1",
                      "-i",
                      file.toString(),
                      "-an",
                      "-f",
                      "null",
                      "-"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("ffmpeg cannot decode " + file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while ffmpeg decoded " + file, e);
    }
  }

  private static Optional<Path> find() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, "ffmpeg"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
