package io.noscope.video;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** FFmpeg's own tool as a second opinion; a test that asks it is skipped where it is absent. */
public final class Ffprobe {
  private Ffprobe() {}

  /** Presentation times of the frames that decode, in seconds; NaN where it knows none. */
  public static List<Double> seconds(String path) throws IOException, InterruptedException {
    return entries(path, "frame=best_effort_timestamp_time").stream().map(Ffprobe::number).toList();
  }

  /** Bytes of the packets in decode order. */
  static List<Integer> packetSizes(String path) throws IOException, InterruptedException {
    return entries(path, "packet=size").stream()
        .map(size -> Integer.valueOf(size.strip()))
        .toList();
  }

  /** Codec, pixel format and seconds of a file. */
  static List<String> format(String path) throws IOException, InterruptedException {
    return entries(path, "stream=codec_name,pix_fmt:format=duration");
  }

  private static List<String> entries(String path, String what)
      throws IOException, InterruptedException {
    String tool = find();
    Process process =
        new ProcessBuilder(
                tool,
                "-v",
                "quiet",
                "-select_streams",
                "v:0",
                "-show_entries",
                what,
                "-of",
                "default=noprint_wrappers=1:nokey=1",
                path)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      return out.lines().filter(line -> !line.isBlank()).toList();
    } finally {
      process.waitFor();
    }
  }

  private static double number(String text) {
    return text.strip().equals("N/A") ? Double.NaN : Double.parseDouble(text);
  }

  private static String find() {
    String path = System.getenv().getOrDefault("PATH", "");
    Path tool =
        Stream.of(path.split(java.io.File.pathSeparator))
            .map(folder -> Path.of(folder, "ffprobe"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    assumeTrue(tool != null, "skipped: needs ffprobe, which is not on the PATH");
    return tool.toString();
  }
}
