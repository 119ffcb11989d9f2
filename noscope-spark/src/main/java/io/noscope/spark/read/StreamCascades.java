package io.noscope.spark.read;

import io.noscope.cascade.Cascade;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Camera;
import io.noscope.spark.train.Cascades;
import io.noscope.video.VideoFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The cascades of a stream. A camera's is found in the store, or trained on what the camera has in
 * its first batch; then it stays the same for as long as the stream runs.
 */
final class StreamCascades {
  private final Map<NoScopeConf, Map<String, Cascade>> settled = new HashMap<>();

  /** Obtains the cascades of those cameras of the files that have none yet. */
  synchronized void settle(List<VideoFile> files, NoScopeConf conf) {
    Map<String, Cascade> known = settled.computeIfAbsent(conf, c -> new TreeMap<>());
    Map<Boolean, List<VideoFile>> split =
        files.stream()
            .collect(
                Collectors.partitioningBy(
                    file -> known.containsKey(Camera.name(file, conf.camera()))));
    List<VideoFile> unknown = split.get(false);
    if (!split.get(true).isEmpty()) {
      Cascades.watch(VideoScan.spark(), split.get(true), conf, conf.query().orElseThrow());
    }
    if (!unknown.isEmpty()) {
      Cascades.obtain(VideoScan.spark(), unknown, conf, conf.query().orElseThrow())
          .forEach((camera, stored) -> known.put(camera, stored.cascade()));
    }
  }

  /** By camera, what has been settled for these settings. */
  synchronized Map<String, Cascade> settled(NoScopeConf conf) {
    return new TreeMap<>(settled.getOrDefault(conf, Map.of()));
  }

  /** What there is to say of them. */
  Map<String, String> describe(NoScopeConf conf) {
    Map<String, String> texts = new TreeMap<>();
    settled(conf).forEach((camera, cascade) -> texts.put(camera, cascade.describe()));
    return texts;
  }
}
