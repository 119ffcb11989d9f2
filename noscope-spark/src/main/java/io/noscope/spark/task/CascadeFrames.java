package io.noscope.spark.task;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.CascadeRunner;
import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.StageCounts;
import io.noscope.detect.Classifier;
import io.noscope.detect.ReferenceDetector;
import io.noscope.label.Detection;
import io.noscope.spark.files.Slice;
import io.noscope.store.DetectionStore;
import io.noscope.video.FFmpegFrameSource;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A cascade over one slice; what the reference detector says anew goes to the store at the end. */
final class CascadeFrames implements FrameCursor {
  private final Slice slice;
  private final DetectionStore store;
  private final FFmpegFrameSource source;
  private final CascadeRunner runner;
  private final SortedMap<Long, List<Detection>> learned = new TreeMap<>();

  CascadeFrames(
      Cascade cascade,
      Slice slice,
      Supplier<Classifier> classifier,
      Supplier<ReferenceDetector> reference,
      DetectionStore store,
      boolean keepPixels,
      Configuration hadoop)
      throws IOException {
    this.slice = slice;
    this.store = store;
    var file = slice.video().file();
    var known = store.known(file);
    var fs = new Path(file.path()).getFileSystem(hadoop);
    this.source =
        FFmpegFrameSource.open(fs, slice.video(), slice.segment(), cascade.query().region());
    this.runner = CascadeRunner.open(cascade, source, classifier, reference, known, keepPixels);
  }

  @Override
  public boolean advance() throws IOException {
    boolean more = runner.advance();
    if (more) {
      FrameLabel label = runner.label();
      label.detections().ifPresent(found -> learned.put(label.frame(), found));
    } else {
      store.append(slice.video().file(), learned);
      learned.clear();
    }
    return more;
  }

  @Override
  public FrameLabel label() {
    return runner.label();
  }

  @Override
  public StageCounts counts() {
    return runner.counts();
  }

  @Override
  public void close() {
    try (source) {
      runner.close();
    }
  }
}
