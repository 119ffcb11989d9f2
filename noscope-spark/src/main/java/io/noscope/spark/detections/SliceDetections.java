package io.noscope.spark.detections;

import io.noscope.cascade.KnownDetections;
import io.noscope.detect.ReferenceDetector;
import io.noscope.label.Box;
import io.noscope.label.Detection;
import io.noscope.spark.files.Slice;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FFmpegFrameSource;
import io.noscope.video.FFmpegShownTimes;
import io.noscope.video.FrameChoice;
import io.noscope.video.HeldFrame;
import io.noscope.video.Segment;
import java.io.IOException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * What the reference detector finds in every n-th frame of a slice. Decoded is from the first frame
 * that nothing is known of to the last; of others the packets tell the times.
 */
final class SliceDetections {
  private final Slice slice;
  private final int every;
  private final KnownDetections known;
  private final Supplier<ReferenceDetector> detector;
  private final DetectionCounts counts;
  private final Timestamp modified;
  private final List<Row> rows = new ArrayList<>();

  SliceDetections(
      Slice slice,
      int every,
      KnownDetections known,
      Supplier<ReferenceDetector> detector,
      DetectionCounts counts) {
    this.slice = slice;
    this.every = every;
    this.known = known;
    this.detector = detector;
    this.counts = counts;
    modified = new Timestamp(slice.video().file().modified());
  }

  /** A row for each object, in the order of frames. */
  List<Row> rows(DecodeOptions options, Configuration hadoop) throws IOException {
    Segment segment = slice.segment();
    long[] open = wanted(segment.firstFrame()).filter(n -> known.of(n).isEmpty()).toArray();
    double[] seconds = new double[0];
    if (open.length < wanted(segment.firstFrame()).count()) {
      var fs = new Path(slice.video().file().path()).getFileSystem(hadoop);
      seconds = FFmpegShownTimes.of(fs, slice.video(), segment, options.limits());
    }
    if (seconds.length == 0) {
      decode(FrameChoice.ALL, options, hadoop);
    } else if (open.length == 0) {
      remember(wanted(segment.firstFrame()), seconds);
    } else {
      long first = open[0];
      long end = open[open.length - 1] + 1;
      remember(wanted(segment.firstFrame()).filter(n -> n < first), seconds);
      decode(FrameChoice.ALL.frames(first, end), options, hadoop);
      remember(wanted(end), seconds);
    }
    return rows;
  }

  /** Numbers of the frames to look at, from one on. */
  private LongStream wanted(long from) {
    long first = (from + every - 1) / every * every;
    return LongStream.iterate(first, n -> n < slice.segment().endFrame(), n -> n + every);
  }

  private void remember(LongStream frames, double[] seconds) {
    long first = slice.segment().firstFrame();
    frames.forEach(
        number -> {
          counts.looked(false);
          add(number, seconds[(int) (number - first)], known.of(number).orElseThrow());
        });
  }

  private void decode(FrameChoice choice, DecodeOptions options, Configuration hadoop)
      throws IOException {
    try (FFmpegFrameSource source = slice.open(choice.every(every), options, hadoop)) {
      while (source.advance()) {
        add(source.number(), source.seconds(), ask(source));
      }
      counts.decoded(source.decoded());
    }
  }

  private List<Detection> ask(FFmpegFrameSource source) {
    Optional<List<Detection>> before = known.of(source.number());
    counts.looked(before.isEmpty());
    if (before.isPresent()) {
      return before.get();
    }
    try (HeldFrame frame = source.hold()) {
      List<Detection> found = detector.get().detect(List.of(frame.image())).get(0);
      known.learn(source.number(), found);
      return found;
    }
  }

  /** In the order of {@link DetectionTable#TYPE}. */
  private void add(long frame, double seconds, List<Detection> objects) {
    for (Detection found : objects) {
      Box box = found.box();
      rows.add(
          RowFactory.create(
              slice.video().file().path(),
              slice.camera(),
              frame,
              seconds,
              found.label(),
              found.score(),
              box.xmin(),
              box.ymin(),
              box.xmax(),
              box.ymax(),
              modified));
    }
  }
}
