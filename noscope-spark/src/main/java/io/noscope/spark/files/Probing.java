package io.noscope.spark.files;

import io.noscope.video.FFmpegProbe;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Probes files as a Spark job, so that the driver never reads an archive. */
final class Probing {
  private Probing() {}

  /** What probing one file gave: one of the two, the other null. */
  private record Outcome(VideoInfo video, BadFile bad) implements Serializable {
    static Outcome of(VideoFile file, Broadcast<SerializableConfiguration> hadoop) {
      try {
        var fs = new Path(file.path()).getFileSystem(hadoop.value().value());
        return new Outcome(FFmpegProbe.probe(fs, file), null);
      } catch (IOException e) {
        return new Outcome(null, new BadFile(file.path(), reason(file, e)));
      }
    }

    private static String reason(VideoFile file, IOException e) {
      String message = String.valueOf(e.getMessage());
      String prefix = file.path() + ": ";
      return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }
  }

  /** Probes every file; one that is no video becomes a {@link BadFile} and stops nobody. */
  static Archive probe(JavaSparkContext spark, List<VideoFile> files, Optional<String> camera) {
    Broadcast<SerializableConfiguration> hadoop = HadoopBroadcast.of(spark);
    int slices = Math.max(1, Math.min(files.size(), 4 * spark.defaultParallelism()));
    List<Outcome> outcomes =
        Jobs.described(
            spark,
            "probing " + files.size() + " files",
            () -> spark.parallelize(files, slices).map(f -> Outcome.of(f, hadoop)).collect());
    return Archive.of(
        outcomes.stream().map(Outcome::video).filter(Objects::nonNull).toList(),
        outcomes.stream().map(Outcome::bad).filter(Objects::nonNull).toList(),
        camera);
  }
}
