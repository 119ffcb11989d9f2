package io.noscope.spark.detections;

import io.noscope.label.Detection;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Slice;
import io.noscope.spark.task.DetectionMemory;
import io.noscope.spark.task.TaskDetector;
import io.noscope.spark.task.TaskDevice;
import io.noscope.store.DetectionStore;
import io.noscope.video.FFmpegFrameSource;
import io.noscope.video.FrameChoice;
import io.noscope.video.HeldFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Finds objects in slices, in one task: takes what the store knows, asks the detector about the
 * rest, and leaves its answers in the store.
 *
 * @param conf settings: detector, device and store, and how frames are decoded
 * @param referenceId id of the detector
 * @param every frames whose number is a multiple of it are looked at
 * @param counts of what was done
 * @param hadoop where file systems are configured
 */
record DetectionTask(
    NoScopeConf conf,
    String referenceId,
    int every,
    DetectionCounts counts,
    Broadcast<SerializableConfiguration> hadoop)
    implements FlatMapFunction<Iterator<Slice>, Row> {

  @Override
  public Iterator<Row> call(Iterator<Slice> slices) {
    Configuration configuration = hadoop.value().value();
    TaskDetector detector =
        new TaskDetector(conf.reference(), TaskDevice.of(conf.device()), configuration);
    DetectionMemory memory =
        new DetectionMemory(new DetectionStore(configuration, conf.store(), referenceId));
    TaskContext.get()
        .addTaskCompletionListener((TaskCompletionListener) context -> end(detector, memory));
    return new SliceRows(slices, slice -> rows(slice, detector, memory, configuration));
  }

  private static void end(TaskDetector detector, DetectionMemory memory) {
    try (detector) {
      memory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Row> rows(
      Slice slice, TaskDetector detector, DetectionMemory memory, Configuration configuration) {
    List<Row> rows = new ArrayList<>();
    try (FFmpegFrameSource source =
        slice.open(FrameChoice.ALL.every(every), conf.decode(), configuration)) {
      while (source.advance()) {
        if (source.number() % every == 0) {
          for (Detection found : ask(slice, source, detector, memory)) {
            rows.add(row(slice, source, found));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    counts.found(rows.size());
    return rows;
  }

  private List<Detection> ask(
      Slice slice, FFmpegFrameSource source, TaskDetector detector, DetectionMemory memory)
      throws IOException {
    Optional<List<Detection>> known = memory.known(slice.video().file()).of(source.number());
    counts.looked(known.isEmpty());
    if (known.isPresent()) {
      return known.get();
    }
    try (HeldFrame frame = source.hold()) {
      List<Detection> found = detector.get().detect(List.of(frame.image())).get(0);
      memory.learn(slice.video().file(), source.number(), found);
      return found;
    }
  }

  private static Row row(Slice slice, FFmpegFrameSource source, Detection found) {
    var box = found.box();
    return RowFactory.create(
        slice.camera(),
        slice.video().file().path(),
        source.number(),
        source.seconds(),
        found.label(),
        found.score(),
        box.xmin(),
        box.ymin(),
        box.xmax(),
        box.ymax());
  }
}
