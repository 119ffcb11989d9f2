package io.noscope.spark.read;

import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.PixelRule;
import io.noscope.cascade.StageCounts;
import io.noscope.spark.files.FileRange;
import io.noscope.spark.task.CameraTasks;
import io.noscope.spark.task.FrameCursor;
import io.noscope.spark.task.JointTask;
import io.noscope.spark.task.PlainFrames;
import io.noscope.spark.task.RangeFrames;
import io.noscope.spark.task.RangeLedger;
import io.noscope.spark.task.ReadCounts;
import io.noscope.spark.task.RememberedFrames;
import io.noscope.spark.task.Stretch;
import io.noscope.store.SegmentLabels;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FrameChoice;
import io.noscope.video.FrameGap;
import io.noscope.video.FrameSource;
import io.noscope.video.Segment;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Labels of the frames of one range of a file. What cannot be read of it is noted, and costs no
 * other file anything.
 */
final class RangeReader implements AutoCloseable {
  private final FileRange range;
  private final UTF8String camera;
  private final VideoPartitionReaderFactory settings;
  private final CameraTasks cameras;
  private final FrameTest test;
  private final RowDetections detections;
  private final BadFileLog log;
  private final Configuration hadoop;
  private Optional<OpenedRange> opened = Optional.empty();
  private RangeFrames frames;
  private RangeLedger ledger;
  private Iterator<Segment> segments = List.<Segment>of().iterator();
  private final Map<Segment, RememberedSegment> remembered = new HashMap<>();
  private long openingBytes;
  private Optional<FrameCursor> cursor = Optional.empty();
  private StageCounts finished = StageCounts.NONE;
  private int noted;
  private long nextFrame;

  RangeReader(
      FileRange range,
      VideoPartitionReaderFactory settings,
      CameraTasks cameras,
      FrameTest test,
      RowDetections detections,
      BadFileLog log,
      Configuration hadoop) {
    this.range = range;
    this.camera = UTF8String.fromString(range.camera());
    this.settings = settings;
    this.cameras = cameras;
    this.test = test;
    this.detections = detections;
    this.log = log;
    this.hadoop = hadoop;
  }

  /** The file; known once there was a label. */
  VideoInfo video() {
    return opened.orElseThrow().video();
  }

  /**
   * The next frame's labels, for each query or one where there is none, the first with the pixels;
   * empty at the end of the range, or of what can be read of it.
   */
  Optional<List<FrameLabel>> next() throws IOException {
    try {
      if (opened.isEmpty()) {
        open();
      }
      while (cursor.isPresent() || openNextSegment()) {
        if (cursor.get().advance()) {
          List<FrameLabel> labels = cursor.get().labels();
          nextFrame = labels.get(0).frame() + 1;
          return Optional.of(labels);
        }
        closeCursor();
      }
      frames.close();
      noteLost();
      return Optional.empty();
    } catch (IOException e) {
      stop(e);
      return Optional.empty();
    }
  }

  /**
   * The values of the columns of detections for the first of the labels that came last, while it
   * has its pixels.
   */
  List<Object> detections(FrameLabel label) {
    return detections.of(range.file(), range.camera(), label);
  }

  private void open() throws IOException {
    var bytes = SparkHadoopUtil.get().getFSBytesReadOnThreadCallback();
    opened = Optional.of(OpenedRange.open(range, settings.conf(), settings.rows(), log, hadoop));
    openingBytes = (Long) bytes.apply();
    List<Segment> all = opened.get().segments();
    segments = all.iterator();
    nextFrame = all.isEmpty() ? 0 : all.get(0).firstFrame();
    Optional<JointTask> task = cameras.of(range.camera());
    ledger =
        task.isPresent()
            ? task.get().ledger(range.file(), all)
            : RangeLedger.open(List.of(), range.file(), all);
    all.forEach(this::remember);
    DecodeOptions options = settings.conf().decode();
    // Cascades need the frames between those that are wanted.
    FrameChoice choice = task.isPresent() ? FrameChoice.ALL : settings.rows().choice();
    DecodeOptions asked = task.map(t -> t.decode(options, holdsPixels())).orElse(options);
    frames =
        new RangeFrames(
            new Path(range.file().path()).getFileSystem(hadoop),
            video(),
            all.stream()
                .flatMap(segment -> stretch(new Stretch(segment, choice, asked)).stream())
                .toList());
  }

  private void remember(Segment segment) {
    ledger
        .find(segment)
        .ifPresent(labels -> remembered.put(segment, new RememberedSegment(labels, shown(labels))));
  }

  /** Of which frames of a segment the pixels are wanted, as its labels are known. */
  private BitSet shown(List<SegmentLabels> known) {
    BitSet shown = new BitSet();
    for (int i = 0; holdsPixels() && i < known.get(0).frames(); i++) {
      List<FrameLabel> labels = new ArrayList<>(known.size());
      for (SegmentLabels segment : known) {
        labels.add(segment.label(i, video().times()));
      }
      boolean mayShow = !settings.labelled() || labels.get(0).present();
      shown.set(
          i,
          mayShow
              && test.keeps(video(), camera, labels)
              && (showsPixels() || detections.needPixels(range.file(), labels.get(0).frame())));
    }
    return shown;
  }

  /** What there is to decode of a segment, if its labels are not known. */
  private Optional<Stretch> stretch(Stretch unknown) {
    RememberedSegment known = remembered.get(unknown.segment());
    return known == null
        ? Optional.of(unknown)
        : known.stretch(unknown.segment(), settings.conf().decode());
  }

  private boolean showsPixels() {
    return settings.columns().contains(VideoColumn.IMAGE);
  }

  /** Whether pixels are of use, be it to rows or to the reference detector. */
  private boolean holdsPixels() {
    return showsPixels() || detections.areWanted();
  }

  private boolean openNextSegment() throws IOException {
    if (!segments.hasNext()) {
      return false;
    }
    Segment segment = segments.next();
    RememberedSegment known = remembered.remove(segment);
    if (known != null) {
      Optional<FrameSource> pixels =
          known.shown().isEmpty() ? Optional.empty() : Optional.of(frames.next());
      cursor = Optional.of(new RememberedFrames(video(), known.labels(), known.shown(), pixels));
      return true;
    }
    FrameSource source = frames.next();
    Optional<JointTask> task = cameras.of(range.camera());
    cursor =
        Optional.of(
            task.isPresent()
                ? ledger.record(labelled(task.get(), source, holdsPixels()), segment)
                : new PlainFrames(source, holdsPixels()));
    return true;
  }

  private FrameCursor labelled(JointTask task, FrameSource source, boolean pixels) {
    if (settings.needsOnlyPresent()) {
      return task.runOnly(range.file(), source, pixels);
    }
    return task.run(range.file(), source, pixels ? this::mayShow : PixelRule.NONE);
  }

  private boolean mayShow(FrameSource current, List<Optional<Boolean>> present) {
    boolean shown = !settings.labelled() || present.get(0).orElse(true);
    return shown && test.mayKeep(video(), camera, FrameLabel.unasked(current), present);
  }

  private void closeCursor() throws IOException {
    if (cursor.isPresent()) {
      FrameCursor closing = cursor.get();
      cursor = Optional.empty();
      finished = finished.plus(closing.counts());
      closing.close();
    }
  }

  private void noteLost() throws IOException {
    List<FrameGap> lost = frames == null ? List.of() : frames.lost();
    while (noted < lost.size()) {
      log.lost(video(), lost.get(noted++), "damaged: these frames do not decode");
    }
  }

  /** A file that is bad is noted; a file system that fails may do better at the next attempt. */
  void stop(IOException failure) throws IOException {
    if (!settings.attempts().giveUpFile(failure)) {
      throw failure;
    }
    closeCursor();
    if (opened.isEmpty()) {
      log.unreadable(range.file().path(), failure);
      return;
    }
    noteLost();
    log.stopped(video(), opened.get().from(nextFrame), failure);
  }

  StageCounts counts() {
    return cursor.map(open -> finished.plus(open.counts())).orElse(finished);
  }

  /** What was read of the file so far. */
  ReadCounts reads() {
    return new ReadCounts(
        opened.map(OpenedRange::planned).orElse(0L),
        frames == null ? 0 : frames.decoded(),
        openingBytes + (frames == null ? 0 : frames.bytesRead()));
  }

  @Override
  public void close() throws IOException {
    try {
      closeCursor();
    } finally {
      if (frames != null) {
        frames.close();
      }
      if (ledger != null) {
        ledger.close();
      }
    }
  }
}
