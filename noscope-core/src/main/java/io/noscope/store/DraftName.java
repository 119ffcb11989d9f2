package io.noscope.store;

import java.lang.management.ManagementFactory;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What drafts are called: {@code _FILE~PID~HOST~UUID}, so that who writes one can be told. */
final class DraftName {
  /** Hadoop passes over names that begin like this. */
  static final String PREFIX = "_";

  private static final Pattern WRITER = Pattern.compile("_.*~(\\d{1,18})~(.*)~[^~]*");
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");
  private static final long PID = ProcessHandle.current().pid();
  private static final String HOST = host();

  private DraftName() {}

  private static String host() {
    String name = ManagementFactory.getRuntimeMXBean().getName(); // PID@HOST
    return UNSAFE.matcher(name.substring(name.indexOf('@') + 1)).replaceAll("-");
  }

  /** A new name for a draft of a file by this process. */
  static String of(String file) {
    return PREFIX + String.join("~", file, Long.toString(PID), HOST, UUID.randomUUID().toString());
  }

  /** Whether a draft is of a process of this host that has ended; others cannot be told. */
  static boolean isOfTheDead(String name) {
    Matcher writer = WRITER.matcher(name);
    return writer.matches()
        && writer.group(2).equals(HOST)
        && ProcessHandle.of(Long.parseLong(writer.group(1))).isEmpty();
  }
}
