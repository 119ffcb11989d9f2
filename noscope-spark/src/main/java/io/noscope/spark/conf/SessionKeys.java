package io.noscope.spark.conf;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.internal.SQLConf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Finds misspelt {@code spark.noscope.*}. They are warned of rather than refused: a session may
 * hold keys of another version of this library.
 */
final class SessionKeys {
  private static final Logger LOG = LoggerFactory.getLogger(SessionKeys.class);
  private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

  private SessionKeys() {}

  /** Logs each key that no setting has, once in the life of the JVM, with the nearest. */
  static void warnOfUnknown(SQLConf session) {
    for (String key : unknown(session)) {
      if (WARNED.add(key)) {
        LOG.warn("there is no setting {}; the nearest is {}", key, nearest(key));
      }
    }
  }

  /** Keys of this library's kind that no setting has; upper and lower case differ. */
  static Set<String> unknown(SQLConf session) {
    Set<String> known =
        Settings.all().stream().map(Setting::sessionKey).collect(Collectors.toSet());
    return CollectionConverters.asJava(session.getAllConfs()).keySet().stream()
        .filter(key -> key.startsWith(Setting.PREFIX) && !known.contains(key))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static String nearest(String key) {
    return Settings.nearest(key.substring(Setting.PREFIX.length())).sessionKey();
  }
}
