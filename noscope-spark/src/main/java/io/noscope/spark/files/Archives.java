package io.noscope.spark.files;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.conf.ProbeSettings;
import io.noscope.video.VideoFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens archives, and remembers the last few as long as their files do not change. */
public final class Archives {
  private static final Logger LOG = LoggerFactory.getLogger(Archives.class);
  private static final int REMEMBERED = 16;

  private record Key(List<VideoFile> files, Optional<String> camera) {}

  private static final Map<Key, Archive> OPENED =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Archive> eldest) {
          return size() > REMEMBERED;
        }
      };

  private Archives() {}

  /**
   * Probes files.
   *
   * @param conf settings of the read
   * @throws IllegalArgumentException when no file is a readable video; each with its reason
   */
  public static Archive open(SparkSession spark, List<VideoFile> files, NoScopeConf conf) {
    Archive archive = of(spark, files, conf);
    if (archive.cameras().isEmpty()) {
      throw new IllegalArgumentException(
          archive.bad().stream().map(BadFile::describe).collect(Collectors.joining("; ")));
    }
    return archive;
  }

  /** Probes files, of which any or all may be bad: that is told in the log. */
  public static Archive of(SparkSession spark, List<VideoFile> files, NoScopeConf conf) {
    Key key = new Key(List.copyOf(files), conf.camera());
    synchronized (OPENED) {
      return OPENED.computeIfAbsent(key, k -> probe(spark, k, conf.probing()));
    }
  }

  private static Archive probe(SparkSession spark, Key key, ProbeSettings settings) {
    long partBytes = SQLConf.get().filesMaxPartitionBytes();
    var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Archive archive =
        Archive.of(Probing.probe(context, key.files(), settings, partBytes), key.camera());
    archive.bad().forEach(bad -> LOG.warn("left out {}", bad.describe()));
    return archive;
  }

  /** Forgets what is remembered. */
  static void forget() {
    synchronized (OPENED) {
      OPENED.clear();
    }
  }
}
