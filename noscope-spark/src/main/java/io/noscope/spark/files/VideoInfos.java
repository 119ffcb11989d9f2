package io.noscope.spark.files;

import io.noscope.spark.conf.ProbeSettings;
import io.noscope.store.ProbeStore;
import io.noscope.video.FFmpegProbe;
import io.noscope.video.Mp4Census;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Probed files: remembered in this JVM, and in the store where probing meant to read all of the
 * file. A file that has changed is another file.
 */
public final class VideoInfos {
  private static final long MOST_KEYFRAMES = 4_000_000; // 24 bytes each
  private static final Set<String> OFTEN_INDEXED = Set.of("mp4", "m4v", "mov", "3gp");

  private static final Map<VideoFile, VideoInfo> REMEMBERED = new LinkedHashMap<>(16, 0.75f, true);
  private static long keyframes;

  private VideoInfos() {}

  /**
   * Finds what is known of a file, or probes it.
   *
   * @throws io.noscope.video.BadVideoException when it is not a video that can be read
   * @throws IOException when the file system fails
   */
  public static VideoInfo of(VideoFile file, ProbeSettings settings, Configuration hadoop)
      throws IOException {
    Optional<VideoInfo> known = find(file, settings, hadoop);
    if (known.isPresent()) {
      return known.get();
    }
    VideoInfo info =
        FFmpegProbe.probe(new Path(file.path()).getFileSystem(hadoop), file, settings.limits());
    keep(info, settings, hadoop);
    return info;
  }

  /**
   * The number of frames of a file, where that is known or costs next to nothing to find out.
   *
   * @throws IOException when the file system fails
   */
  public static OptionalLong frames(VideoFile file, Configuration hadoop) throws IOException {
    Optional<VideoInfo> known = remembered(file);
    if (known.isPresent()) {
      boolean whole = known.get().missingFrames() == 0;
      return whole ? OptionalLong.of(known.get().frames()) : OptionalLong.empty();
    }
    return looksIndexed(file)
        ? Mp4Census.frames(new Path(file.path()).getFileSystem(hadoop), file)
        : OptionalLong.empty();
  }

  /** What is known of a file already. */
  static Optional<VideoInfo> find(VideoFile file, ProbeSettings settings, Configuration hadoop)
      throws IOException {
    Optional<VideoInfo> remembered = remembered(file);
    if (remembered.isPresent() || looksIndexed(file)) {
      return remembered;
    }
    Optional<VideoInfo> stored = new ProbeStore(hadoop, settings.store()).find(file);
    stored.ifPresent(VideoInfos::remember);
    return stored;
  }

  /** Remembers a result, and stores it if it was dear. */
  static void keep(VideoInfo info, ProbeSettings settings, Configuration hadoop)
      throws IOException {
    remember(info);
    if (!info.indexed()) {
      new ProbeStore(hadoop, settings.store()).save(info);
    }
  }

  /** Whether the name promises an index, so that probing costs less than a look into the store. */
  public static boolean looksIndexed(VideoFile file) {
    String name = file.name();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return OFTEN_INDEXED.contains(extension);
  }

  private static synchronized Optional<VideoInfo> remembered(VideoFile file) {
    return Optional.ofNullable(REMEMBERED.get(file));
  }

  /** Remembers a result in this JVM. */
  public static synchronized void remember(VideoInfo info) {
    VideoInfo before = REMEMBERED.put(info.file(), info);
    keyframes += info.keyframes().size() - (before == null ? 0 : before.keyframes().size());
    var eldest = REMEMBERED.values().iterator();
    while (keyframes > MOST_KEYFRAMES && eldest.hasNext()) {
      keyframes -= eldest.next().keyframes().size();
      eldest.remove();
    }
  }

  /** Forgets what this JVM remembers; what is stored stays. */
  static synchronized void forget() {
    REMEMBERED.clear();
    keyframes = 0;
  }
}
