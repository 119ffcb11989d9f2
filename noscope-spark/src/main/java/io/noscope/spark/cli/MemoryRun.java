package io.noscope.spark.cli;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.PixelRule;
import io.noscope.detect.DetectorSpec;
import io.noscope.spark.conf.DeviceChoice;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.files.Jobs;
import io.noscope.spark.files.Slice;
import io.noscope.spark.task.FrameCursor;
import io.noscope.spark.task.JointTask;
import io.noscope.spark.task.TaskDevice;
import io.noscope.spark.task.TaskQuery;
import io.noscope.spark.task.TaskReferences;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FrameSource;
import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * A cascade over frames that lie in memory, on one core: decoding is not counted, as Kang et al.
 * 2017 do it, and the reference detector is.
 *
 * @param frames how many
 * @param nanos the least that some rounds took
 */
record MemoryRun(long frames, long nanos) implements Serializable {
  private static final int ROUNDS = 2;

  /** Runs over a whole archive, a segment in memory at a time. */
  static MemoryRun over(Session session, Archive archive, Cascade cascade) {
    NoScopeConf conf = session.conf();
    return Jobs.described(
        session.context(),
        "running the cascade on %,d frames in memory".formatted(archive.frames()),
        () ->
            session
                .context()
                .parallelize(archive.slices(conf.segmentFrames()), 1)
                .mapPartitions(task(session, cascade))
                .reduce(MemoryRun::plus));
  }

  private static FlatMapFunction<Iterator<Slice>, MemoryRun> task(
      Session session, Cascade cascade) {
    var hadoop = HadoopBroadcast.of(session.context());
    var plan = session.context().broadcast(cascade);
    DetectorSpec reference = session.conf().reference();
    String store = session.conf().store();
    DeviceChoice device = session.conf().device();
    return slices -> {
      MemoryRun sum = new MemoryRun(0, 0);
      TaskQuery query = new TaskQuery(plan.value(), reference, store, Optional.empty());
      Configuration configuration = hadoop.value().value();
      try (TaskReferences references = new TaskReferences(device, configuration);
          JointTask task =
              new JointTask(List.of(query), references, TaskDevice.of(device), configuration)) {
        while (slices.hasNext()) {
          sum = sum.plus(segment(task, plan.value(), slices.next(), configuration));
        }
      }
      return List.of(sum).iterator();
    };
  }

  private static MemoryRun segment(
      JointTask task, Cascade cascade, Slice slice, Configuration hadoop) throws IOException {
    Optional<Integer> compared = cascade.difference().map(d -> d.detector().spec().side());
    Optional<Integer> scored = cascade.model().map(m -> m.model().spec().input());
    List<Integer> sides = Stream.concat(compared.stream(), scored.stream()).distinct().toList();
    LoadingFrames loading =
        new LoadingFrames(
            slice.open(task.decode(DecodeOptions.DEFAULT, true), hadoop),
            cascade.query().view(),
            sides);
    long frames = drain(task, loading);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      FrameSource loaded = loading.loaded();
      long start = System.nanoTime();
      drain(task, loaded);
      least = Math.min(least, System.nanoTime() - start);
    }
    return new MemoryRun(frames, least);
  }

  private static long drain(JointTask task, FrameSource source) throws IOException {
    long frames = 0;
    try (FrameCursor cursor = task.run(source, PixelRule.NONE)) {
      while (cursor.advance()) {
        frames++;
      }
    }
    return frames;
  }

  MemoryRun plus(MemoryRun other) {
    return new MemoryRun(frames + other.frames, nanos + other.nanos);
  }

  double framesPerSecond() {
    return frames / (nanos / 1e9);
  }
}
