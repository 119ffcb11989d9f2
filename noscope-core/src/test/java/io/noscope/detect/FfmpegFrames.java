package io.noscope.detect;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.noscope.video.Image;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Frames of a video from the command-line ffmpeg, so that detectors are tested apart. */
final class FfmpegFrames implements AutoCloseable {
  private final Process process;
  private final DataInputStream pixels;
  private final int width;
  private final int height;
  private final int step;
  private int number;

  private FfmpegFrames(Process process, int width, int height, int step) {
    this.process = process;
    this.pixels = new DataInputStream(process.getInputStream());
    this.width = width;
    this.height = height;
    this.step = step;
    this.number = -step;
  }

  /** Every {@code step}-th frame of a video of 768x432; skips the test where there is no ffmpeg. */
  static FfmpegFrames open(Path video, int step) {
    List<String> command =
        List.of(
            "ffmpeg",
            "-v",
            "error",
            "-threads",
            "1",
            "-i",
            video.toString(),
            "-vf",
            "select=not(mod(n\\," + step + "))",
            "-vsync",
            "0",
            "-f",
            "rawvideo",
            "-pix_fmt",
            "bgr24",
            "-");
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      return new FfmpegFrames(process, 768, 432, step);
    } catch (IOException e) {
      assumeTrue(false, "skipped: needs the command ffmpeg: " + e.getMessage());
      throw new IllegalStateException(e);
    }
  }

  /** The next frame; null after the last. */
  Image next() throws IOException {
    byte[] bgr = new byte[width * height * 3];
    try {
      pixels.readFully(bgr);
    } catch (EOFException e) {
      return null;
    }
    number += step;
    return new Image(width, height, bgr);
  }

  /** Number of the frame that {@link #next} gave last, counted from 0 in the file. */
  int number() {
    return number;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
