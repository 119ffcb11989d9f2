package io.noscope.spark.read;

import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.StageCounts;
import io.noscope.detect.DetectorSpec;
import io.noscope.spark.files.Slice;
import io.noscope.spark.task.CascadeTask;
import io.noscope.spark.task.FrameCursor;
import io.noscope.spark.task.PlainFrames;
import io.noscope.video.DecodeOptions;
import io.noscope.video.HeldFrame;
import io.noscope.video.ImageSize;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.unsafe.types.UTF8String;

/** Reads a partition slice by slice: rows out of labels. */
final class VideoPartitionReader implements PartitionReader<InternalRow> {
  private final VideoPartitionReaderFactory settings;
  private final Configuration hadoop;
  private final Iterator<Slice> slices;
  private final List<VideoColumn> columns;
  private final boolean keepPixels;
  private final FrameTest test;

  private Optional<CascadeTask> task = Optional.empty();
  private String taskCamera = "";
  private Optional<FrameCursor> cursor = Optional.empty();
  private VideoInfo video;
  private UTF8String camera;
  private StageCounts finished = StageCounts.NONE;
  private long decoded;
  private int given;
  private InternalRow row;

  VideoPartitionReader(VideoPartitionReaderFactory settings, VideoPartition partition) {
    this.settings = settings;
    this.hadoop = settings.hadoop().value().value();
    this.slices = partition.slices().iterator();
    this.columns = settings.columns();
    this.keepPixels = columns.contains(VideoColumn.IMAGE);
    this.test = new FrameTest(settings.rows());
  }

  @Override
  public boolean next() throws IOException {
    if (given == settings.rows().most()) {
      close();
      return false;
    }
    while (true) {
      if (cursor.isEmpty() && !openNextSlice()) {
        return false;
      }
      if (!cursor.get().advance()) {
        closeSlice();
        continue;
      }
      FrameLabel label = cursor.get().label();
      if (wants(label)) {
        row = rowOf(label);
        given++;
        return true;
      }
      label.pixels().ifPresent(HeldFrame::close);
    }
  }

  private boolean wants(FrameLabel label) {
    return (label.present() || !settings.presentOnly()) && test.keeps(video, camera, label);
  }

  private InternalRow rowOf(FrameLabel label) {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).value(video, camera, label);
    }
    label.pixels().ifPresent(HeldFrame::close);
    return new GenericInternalRow(values);
  }

  private boolean openNextSlice() throws IOException {
    if (!slices.hasNext()) {
      return false;
    }
    Slice slice = slices.next();
    video = slice.video();
    camera = UTF8String.fromString(slice.camera());
    cursor =
        Optional.of(
            settings.cascades() == null
                ? new PlainFrames(
                    slice, settings.rows().choice(), decodeOptions(), keepPixels, hadoop)
                : taskFor(slice.camera()).run(slice, keepPixels));
    return true;
  }

  private DecodeOptions decodeOptions() {
    ImageSize shown = new ImageSize(video.width(), video.height());
    return settings.conf().decode().imageSize(settings.conf().resize().map(r -> r.of(shown)));
  }

  /** The models of the slice's camera, kept for as long as its slices come. */
  private CascadeTask taskFor(String name) throws IOException {
    if (task.isEmpty() || !taskCamera.equals(name)) {
      closeTask();
      task =
          Optional.of(
              new CascadeTask(
                  settings.cascades().value().get(name),
                  DetectorSpec.of(settings.conf().reference()),
                  settings.conf().store(),
                  hadoop));
      taskCamera = name;
    }
    return task.get();
  }

  private void closeSlice() throws IOException {
    if (cursor.isPresent()) {
      finished = finished.plus(cursor.get().counts());
      decoded += cursor.get().decoded();
      cursor.get().close();
      cursor = Optional.empty();
    }
  }

  @Override
  public InternalRow get() {
    return row;
  }

  @Override
  public CustomTaskMetric[] currentMetricsValues() {
    return FrameMetrics.values(
        cursor.map(c -> finished.plus(c.counts())).orElse(finished),
        decoded + cursor.map(FrameCursor::decoded).orElse(0L));
  }

  @Override
  public void close() throws IOException {
    try {
      closeSlice();
    } finally {
      closeTask();
    }
  }

  private void closeTask() throws IOException {
    if (task.isPresent()) {
      task.get().close();
      task = Optional.empty();
    }
  }
}
