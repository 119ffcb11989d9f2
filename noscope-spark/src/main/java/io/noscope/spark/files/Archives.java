package io.noscope.spark.files;

import io.noscope.video.VideoFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
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
   * Lists and probes what the paths name.
   *
   * @param camera name of the camera that all files come from, if set
   * @throws IllegalArgumentException when a path names nothing or no file is a readable video; each
   *     with its reason
   */
  public static Archive open(JavaSparkContext spark, List<String> paths, Optional<String> camera) {
    List<VideoFile> files = list(spark, paths);
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          String.join(", ", paths) + ": there is no file in there; name the folder of the videos");
    }
    Archive archive = of(spark, files, camera);
    if (archive.cameras().isEmpty()) {
      throw new IllegalArgumentException(
          archive.bad().stream()
              .map(bad -> bad.path() + ": " + bad.reason())
              .collect(Collectors.joining("; ")));
    }
    return archive;
  }

  /**
   * Lists what the paths name, without a look into the files.
   *
   * @throws IllegalArgumentException when a path names nothing
   */
  public static List<VideoFile> list(JavaSparkContext spark, List<String> paths) {
    try {
      return VideoFiles.list(paths, spark.hadoopConfiguration());
    } catch (FileNotFoundException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Probes these files, of which any or all may be bad: that is told in the log.
   *
   * @param camera name of the camera that all files come from, if set
   */
  public static Archive of(JavaSparkContext spark, List<VideoFile> files, Optional<String> camera) {
    synchronized (OPENED) {
      return OPENED.computeIfAbsent(new Key(files, camera), key -> probe(spark, key));
    }
  }

  private static Archive probe(JavaSparkContext spark, Key key) {
    Archive archive = Probing.probe(spark, key.files(), key.camera());
    archive.bad().forEach(bad -> LOG.warn("left out {}: {}", bad.path(), bad.reason()));
    return archive;
  }
}
