package io.noscope.spark.cli;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.conf.Setting;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.internal.SQLConf;

/** Settings where no session is started. */
final class OfflineConf {
  private OfflineConf() {}

  /** Those that a session of this configuration would have. */
  static NoScopeConf of(Map<String, String> given, SparkConf spark) {
    SQLConf session = new SQLConf();
    for (var setting : spark.getAllWithPrefix(Setting.PREFIX)) {
      session.setConfString(Setting.PREFIX + setting._1(), setting._2());
    }
    return NoScopeConf.resolve(given, session, List.of());
  }
}
