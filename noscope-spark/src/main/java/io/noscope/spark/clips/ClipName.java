package io.noscope.spark.clips;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;

/** Names of clips: safe on every file system, the same each time, and no other clip's. */
final class ClipName {
  private static final int LONGEST = 60;
  private static final int HASH_DIGITS = 8;
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]+");
  private static final Pattern EXTENSION = Pattern.compile("(?<=.)\\.[^.]*$");
  // A leading dot or underscore hides a file from Hadoop; a leading hyphen is an option to shells.
  private static final Pattern ENDS = Pattern.compile("^[._-]+|[._-]+$");

  private ClipName() {}

  /**
   * {@code camera-file-hash-first-last.mp4}, with the names of the first and the last file where it
   * shows several. The hash is of their paths: files of one name in two folders, or with two
   * extensions, do not share a name.
   */
  static String of(ClipOrder order, ClipSpan span) {
    Stream<ClipPart> ends = Stream.of(order.first(), order.last()).distinct();
    return "%s-%s-%s-%d-%d.mp4"
        .formatted(
            readable(order.view()),
            ends.map(ClipName::file).collect(joining("-")),
            hash(order.parts().stream().map(ClipPart::path).collect(joining("\n"))),
            span.firstFrame(),
            span.lastFrame());
  }

  private static String file(ClipPart part) {
    return readable(EXTENSION.matcher(new Path(part.path()).getName()).replaceFirst(""));
  }

  private static String readable(String text) {
    String safe = UNSAFE.matcher(text).replaceAll("-");
    String name = ENDS.matcher(safe.substring(0, Math.min(safe.length(), LONGEST))).replaceAll("");
    return name.isEmpty() ? "unnamed" : name;
  }

  private static String hash(String paths) {
    return UUID.nameUUIDFromBytes(paths.getBytes(UTF_8)).toString().substring(0, HASH_DIGITS);
  }
}
