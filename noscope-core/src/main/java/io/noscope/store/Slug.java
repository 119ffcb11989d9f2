package io.noscope.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** File names made of arbitrary text, readable and safe on every file system. */
final class Slug {
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_-]+");
  private static final int LONGEST = 60;

  private Slug() {}

  /** Letters, digits, {@code _} and {@code -} are kept; each run of others becomes one dash. */
  static String of(String text) {
    String safe = UNSAFE.matcher(text).replaceAll("-");
    return safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe;
  }

  /** A readable name and a hash of what it stands for, so that different things differ. */
  static String withHash(String name, String identity) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(UTF_8));
      return of(name) + "-" + HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
