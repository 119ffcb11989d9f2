package io.noscope.docs;

import static java.util.regex.Matcher.quoteReplacement;

import io.noscope.examples.FindPeople;
import io.noscope.spark.NoScope;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The places that snippets name: {@code hdfs:///} is a folder, and there, as in the working
 * directory, lie recordings of the lobby, which are the beginning of the demo's video.
 *
 * @param home the working directory
 */
record Recordings(Path home) {
  private static final String HDFS = "hdfs:///";

  /** Short, so that the reference detector is soon done with it. */
  private static final String BEGINNING = "frame < 200";

  static Recordings in(Path home, SparkSession spark) throws IOException {
    Path video = home.resolve("video.mp4");
    try (InputStream demo = FindPeople.class.getResourceAsStream("/pedestrians.mp4")) {
      Files.copy(demo, video);
    }
    Dataset<Row> frames =
        spark.read().format("video").load(video.toString()).drop("image").where(BEGINNING);
    Row clip = NoScope.writeClips(frames, home.resolve("clips").toString()).first();
    Path lobby = Path.of(URI.create(clip.getAs("clip")).getPath());
    copy(lobby, home.resolve("recordings/lobby-00.mp4"));
    copy(lobby, home.resolve("hdfs/recordings/lobby/lobby-00.mp4"));
    copy(
        WorkingTree.TOP.resolve("noscope-examples/sql/find-people.sql"),
        home.resolve("find-people.sql"));
    // What has been learned in the one store need not be learned in the other.
    Path store = Files.createDirectories(home.resolve("noscope-store"));
    Files.createDirectories(home.resolve("hdfs/noscope"));
    Files.createSymbolicLink(home.resolve("hdfs/noscope/store"), store);
    return new Recordings(home);
  }

  private static void copy(Path from, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.copy(from, file);
  }

  /** A snippet with the places that it names in their place. */
  String placed(String snippet) {
    return snippet.replaceAll(HDFS, quoteReplacement("file:" + home.resolve("hdfs") + "/"));
  }
}
