package io.noscope.spark.files;

import io.noscope.spark.conf.ProbeSettings;
import io.noscope.store.ProbeStore;
import io.noscope.video.FFmpegProbe;
import io.noscope.video.ProbePart;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;

/** Probes files as a Spark job, so that the driver never reads an archive. */
public final class Probing {
  private Probing() {}

  /**
   * What probing a file gave.
   *
   * @param video the file; null for a bad one
   * @param bad what is wrong with it; null for a good one
   */
  public record Outcome(VideoInfo video, BadFile bad) implements Serializable {}

  /** A part of a file that a task reads, by its number in the file. */
  private record Part(VideoFile file, int number, long from, long end) implements Serializable {}

  /** What reading a part gave: one of the two, the other null. */
  private record PartOutcome(int number, ProbePart part, BadFile bad) implements Serializable {}

  /**
   * Finds what is known of each file or probes it; long files without an index in parts, each by a
   * task.
   *
   * @param partBytes length of a part
   * @return an outcome for each file, in their order
   */
  public static List<Outcome> probe(
      JavaSparkContext spark, List<VideoFile> files, ProbeSettings settings, long partBytes) {
    List<VideoFile> whole = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    Map<String, Outcome> outcomes = new TreeMap<>();
    for (VideoFile file : files) {
      if (file.length() > partBytes && !VideoInfos.looksIndexed(file)) {
        Optional<VideoInfo> known = find(file, settings, spark.hadoopConfiguration());
        known.ifPresent(video -> outcomes.put(file.path(), new Outcome(video, null)));
        if (known.isEmpty()) {
          parts.addAll(parts(file, partBytes));
        }
      } else {
        whole.add(file);
      }
    }
    if (whole.size() + parts.size() > 0) {
      sweep(settings, spark.hadoopConfiguration());
    }
    Jobs.described(
            spark,
            "probing %,d files".formatted(files.size()),
            () -> {
              List<Outcome> all = new ArrayList<>(probeWhole(spark, whole, settings));
              all.addAll(probeParts(spark, parts, settings));
              return all;
            })
        .forEach(outcome -> outcomes.put(path(outcome), outcome));
    outcomes.values().stream()
        .filter(outcome -> outcome.video() != null)
        .forEach(outcome -> VideoInfos.remember(outcome.video()));
    return files.stream().map(file -> outcomes.get(file.path())).toList();
  }

  private static String path(Outcome outcome) {
    return outcome.bad() != null ? outcome.bad().path() : outcome.video().file().path();
  }

  private static Optional<VideoInfo> find(
      VideoFile file, ProbeSettings settings, Configuration hadoop) {
    try {
      return VideoInfos.find(file, settings, hadoop);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void sweep(ProbeSettings settings, Configuration hadoop) {
    try {
      new ProbeStore(hadoop, settings.store()).sweep();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Outcome> probeWhole(
      JavaSparkContext spark, List<VideoFile> files, ProbeSettings settings) {
    if (files.isEmpty()) {
      return List.of();
    }
    var hadoop = HadoopBroadcast.of(spark);
    int tasks = Math.max(1, Math.min(files.size(), 4 * spark.defaultParallelism()));
    return spark
        .parallelize(files, tasks)
        .map(
            file -> {
              try {
                var conf = hadoop.value().value();
                return new Outcome(
                    CountedReads.of(() -> VideoInfos.of(file, settings, conf)), null);
              } catch (IOException e) {
                return new Outcome(null, BadFile.whole(file.path(), e));
              }
            })
        .collect();
  }

  private static List<Part> parts(VideoFile file, long partBytes) {
    int count = (int) Math.min(Integer.MAX_VALUE, (file.length() + partBytes - 1) / partBytes);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long end = i + 1 == count ? Long.MAX_VALUE : partBytes * (i + 1);
      parts.add(new Part(file, i, partBytes * i, end));
    }
    return parts;
  }

  private static List<Outcome> probeParts(
      JavaSparkContext spark, List<Part> parts, ProbeSettings settings) {
    if (parts.isEmpty()) {
      return List.of();
    }
    var hadoop = HadoopBroadcast.of(spark);
    return spark
        .parallelize(parts, parts.size())
        .mapToPair(
            part -> new scala.Tuple2<>(part.file(), read(part, settings, hadoop.value().value())))
        .groupByKey()
        .map(file -> join(file._1(), file._2(), settings, hadoop.value().value()))
        .collect();
  }

  private static PartOutcome read(Part part, ProbeSettings settings, Configuration hadoop) {
    try {
      var fs = new Path(part.file().path()).getFileSystem(hadoop);
      return new PartOutcome(
          part.number(),
          CountedReads.of(
              () -> FFmpegProbe.part(fs, part.file(), part.from(), part.end(), settings.limits())),
          null);
    } catch (IOException e) {
      return new PartOutcome(part.number(), null, BadFile.whole(part.file().path(), e));
    }
  }

  private static Outcome join(
      VideoFile file, Iterable<PartOutcome> read, ProbeSettings settings, Configuration hadoop)
      throws IOException {
    List<PartOutcome> parts =
        StreamSupport.stream(read.spliterator(), false)
            .sorted(Comparator.comparingInt(PartOutcome::number))
            .toList();
    for (PartOutcome part : parts) {
      if (part.bad() != null) {
        return new Outcome(null, part.bad());
      }
    }
    try {
      VideoInfo video = ProbePart.join(file, parts.stream().map(PartOutcome::part).toList());
      VideoInfos.keep(video, settings, hadoop);
      return new Outcome(video, null);
    } catch (io.noscope.video.BadVideoException e) {
      return new Outcome(null, BadFile.whole(file.path(), e));
    }
  }
}
