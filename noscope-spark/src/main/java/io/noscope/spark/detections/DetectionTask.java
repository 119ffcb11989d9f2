package io.noscope.spark.detections;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Slice;
import io.noscope.spark.task.DetectionMemory;
import io.noscope.spark.task.TaskDetector;
import io.noscope.spark.task.TaskDevice;
import io.noscope.store.DetectionStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
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
    SliceDetections made =
        new SliceDetections(slice, every, memory.known(slice.video().file()), detector, counts);
    try {
      List<Row> rows = made.rows(conf.decode(), configuration);
      counts.found(rows.size());
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
