package io.noscope.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.noscope.video.VideoFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names for folders and files that are safe on every file system, made from any text. */
public final class PathNames {
  private static final int LONGEST = 60;
  private static final int HASH_DIGITS = 12;
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]+");
  // A leading dot or underscore hides a file from Hadoop; a leading hyphen is an option to shells;
  // a trailing dot gets lost on Windows.
  private static final Pattern ENDS = Pattern.compile("^[._-]+|[._-]+$");

  private PathNames() {}

  /** A readable name; texts that differ may share one. */
  static String readable(String text) {
    String name = ENDS.matcher(UNSAFE.matcher(text).replaceAll("-")).replaceAll("");
    return name.isEmpty() ? "unnamed" : name.substring(0, Math.min(name.length(), LONGEST));
  }

  /** The text itself where it is safe, else a readable name with a hash of the text. */
  public static String distinct(String text) {
    String name = readable(text);
    return name.equals(text) ? name : name + "-" + hash(text);
  }

  /** A name for one version of a video file: one that was written anew has another. */
  static String version(VideoFile video) {
    String hash =
        hash(video.path(), String.valueOf(video.length()), String.valueOf(video.modified()));
    return readable(video.name()) + "-" + hash;
  }

  /** Twelve hexadecimal digits of the SHA-256 of the parts, which are told apart by length too. */
  static String hash(String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(UTF_8);
      digest.update((bytes.length + ":").getBytes(UTF_8));
      digest.update(bytes);
    }
    return digits(digest);
  }

  /** What a name takes of a hash. */
  static String digits(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
