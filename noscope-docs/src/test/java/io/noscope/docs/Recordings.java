package io.noscope.docs;

import static java.util.regex.Matcher.quoteReplacement;

import io.noscope.examples.FindPeople;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The places that snippets name: {@code hdfs:///} is a folder, and there, as in the working
 * directory, lie recordings of the lobby, which are the demo's video.
 *
 * @param home the working directory
 */
record Recordings(Path home) {
  private static final String HDFS = "hdfs:///";

  static Recordings in(Path home) throws IOException {
    copyVideo(home.resolve("recordings/lobby-00.mp4"));
    copyVideo(home.resolve("hdfs/recordings/lobby/lobby-00.mp4"));
    // What has been learned in the one store need not be learned in the other.
    Path store = Files.createDirectories(home.resolve("noscope-store"));
    Files.createDirectories(home.resolve("hdfs/noscope"));
    Files.createSymbolicLink(home.resolve("hdfs/noscope/store"), store);
    return new Recordings(home);
  }

  private static void copyVideo(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (InputStream video = FindPeople.class.getResourceAsStream("/pedestrians.mp4")) {
      Files.copy(video, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A snippet with the places that it names in their place. */
  String placed(String snippet) {
    return snippet.replaceAll(HDFS, quoteReplacement("file:" + home.resolve("hdfs") + "/"));
  }
}
