package io.noscope.spark.cli;

import io.noscope.spark.files.Archive;
import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.files.Jobs;
import io.noscope.spark.files.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What reading every frame takes, without a query: seconds, medians of interleaved rounds.
 *
 * @param ffmpeg ffmpeg's own program with one thread; empty where it or local files are missing
 * @param rows rows without pictures, one core
 * @param views the small views that cascades look at, one core
 * @param viewShare scaling to them as a share of decoding, both timed frame by frame in that pass
 * @param images rows with pictures at full size, one core
 * @param allCores rows without pictures, all cores
 */
record SourceRates(
    OptionalDouble ffmpeg,
    double rows,
    double views,
    double viewShare,
    double images,
    double allCores) {
  private static final int ROUNDS = 5;
  private static final Map<String, String> ONE_TASK = Map.of("partitions", "1");

  /** Reads the archive over and over. */
  static SourceRates measure(Session session, Archive archive) {
    List<SourceRates> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      rounds.add(round(session, archive));
    }
    return new SourceRates(
        rounds.get(0).ffmpeg.isPresent()
            ? OptionalDouble.of(median(rounds, each -> each.ffmpeg.orElseThrow()))
            : OptionalDouble.empty(),
        median(rounds, SourceRates::rows),
        median(rounds, SourceRates::views),
        median(rounds, SourceRates::viewShare),
        median(rounds, SourceRates::images),
        median(rounds, SourceRates::allCores));
  }

  private static double median(List<SourceRates> rounds, ToDoubleFunction<SourceRates> seconds) {
    return new Repeated(rounds.stream().mapToDouble(seconds).boxed().toList()).median();
  }

  private static SourceRates round(Session session, Archive archive) {
    OptionalDouble ffmpeg = FfmpegProgram.decodeSeconds(archive.videos());
    double rows = timed(() -> drain(session, archive, ONE_TASK, "pts"));
    long start = System.nanoTime();
    ViewTimes views = views(session, archive);
    return new SourceRates(
        ffmpeg,
        rows,
        (System.nanoTime() - start) / 1e9,
        views.share(),
        timed(() -> drain(session, archive, ONE_TASK, "image")),
        allCores(session, archive));
  }

  /** Seconds for rows without pictures on all cores. */
  static double allCores(Session session, Archive archive) {
    return timed(() -> drain(session, archive, Map.of(), "pts"));
  }

  private static double timed(Runnable job) {
    long start = System.nanoTime();
    job.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /** Reads one column of every frame. */
  static long drain(Session session, Archive archive, Map<String, String> options, String column) {
    long frames =
        Jobs.described(
            session.context(),
            "reading %s of %,d frames".formatted(column, archive.frames()),
            () -> Rows.drain(session.frames(options).select(column)));
    if (frames != archive.frames()) {
      throw new IllegalStateException(
          "%d frames decoded of %d".formatted(frames, archive.frames()));
    }
    return frames;
  }

  private static ViewTimes views(Session session, Archive archive) {
    List<Slice> files = archive.slices(Integer.MAX_VALUE);
    var hadoop = HadoopBroadcast.of(session.context());
    return Jobs.described(
        session.context(),
        "making the views of %,d frames".formatted(archive.frames()),
        () ->
            session
                .context()
                .parallelize(files, 1)
                .map(file -> ViewTimes.measure(file, hadoop.value().value()))
                .reduce(ViewTimes::plus));
  }

  /** Frames a second on one core as a share of ffmpeg's. */
  OptionalDouble shareOfFfmpeg(double seconds) {
    return ffmpeg.isPresent()
        ? OptionalDouble.of(ffmpeg.getAsDouble() / seconds)
        : OptionalDouble.empty();
  }
}
