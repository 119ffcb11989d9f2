package io.noscope.spark.train;

import io.noscope.detect.ReferenceDetector;
import io.noscope.label.Detection;
import io.noscope.label.Query;
import io.noscope.label.Rectangle;
import io.noscope.optimize.FrameMotion;
import io.noscope.spark.files.Slice;
import io.noscope.spark.task.DetectionMemory;
import io.noscope.spark.task.TaskDetector;
import io.noscope.store.DetectionStore;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FFmpegFrameSource;
import io.noscope.video.HeldFrame;
import io.noscope.video.Image;
import io.noscope.video.SmallView;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/** Labels slices in one task: decodes, asks the reference about what is not known, remembers. */
final class LabelTask implements AutoCloseable {
  private final Query query;
  private final Keep keep;
  private final Configuration hadoop;
  private final TaskDetector detector;
  private final DetectionMemory memory;

  LabelTask(
      Query query, Keep keep, TaskDetector detector, DetectionStore store, Configuration hadoop) {
    this.query = query;
    this.keep = keep;
    this.detector = detector;
    this.memory = new DetectionMemory(store);
    this.hadoop = hadoop;
  }

  /** Labels every slice; what the reference says anew is in the store once this is closed. */
  List<LabelledSlice> label(Iterator<Slice> slices) throws IOException {
    List<LabelledSlice> labelled = new ArrayList<>();
    while (slices.hasNext()) {
      labelled.add(label(slices.next()));
    }
    return labelled;
  }

  private LabelledSlice label(Slice slice) throws IOException {
    VideoFile file = slice.video().file();
    List<byte[]> views = new ArrayList<>();
    List<Boolean> present = new ArrayList<>();
    MotionLog motion = new MotionLog();
    Stopwatch decode = Stopwatch.ofThread();
    Stopwatch view = Stopwatch.ofThread();
    Stopwatch reference = Stopwatch.ofWall();
    Optional<Rectangle> part = query.view();
    Set<Rectangle> regions = part.map(Set::of).orElse(Set.of());
    try (FFmpegFrameSource source = slice.open(DecodeOptions.DEFAULT.regions(regions), hadoop)) {
      while (decode.advance(source)) {
        if (keep == Keep.VIEWS) {
          views.add(view.time(() -> source.view(part, SmallView.LARGE).clone()));
        }
        Optional<List<Detection>> said = memory.known(file).of(source.number());
        List<Detection> found = said.isPresent() ? said.get() : ask(file, source, reference);
        present.add(query.isPresentIn(found));
        motion.add(source);
      }
    }
    FrameMotion moved = motion.frames();
    boolean timed = keep == Keep.VIEWS && moved.isKnown();
    Stopwatch keyframes =
        timed
            ? Stopwatch.decoding(slice, DecodeOptions.DEFAULT.stillBelow(Double.MAX_VALUE), hadoop)
            : Stopwatch.ofThread();
    Stopwatch referenced =
        timed && moved.hasDisposable()
            ? Stopwatch.decoding(slice, DecodeOptions.DEFAULT.disposables(false), hadoop)
            : decode;
    LabelWork work =
        new LabelWork(
            present.size(),
            reference.laps(),
            decode.nanos(),
            referenced.nanos(),
            timed ? motion.groups() : 0,
            keyframes.nanos(),
            view.nanos(),
            reference.nanos());
    return new LabelledSlice(slice, array(present), views.toArray(byte[][]::new), moved, work);
  }

  private List<Detection> ask(VideoFile file, FFmpegFrameSource source, Stopwatch watch)
      throws IOException {
    ReferenceDetector opened = detector.get();
    List<Detection> found =
        watch.time(
            () -> {
              try (HeldFrame frame = source.hold()) {
                Image image = frame.image();
                return opened.detect(List.of(image)).get(0);
              }
            });
    memory.learn(file, source.number(), found);
    return found;
  }

  private static boolean[] array(List<Boolean> labels) {
    boolean[] array = new boolean[labels.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = labels.get(i);
    }
    return array;
  }

  @Override
  public void close() throws IOException {
    try (detector) {
      memory.close();
    }
  }
}
