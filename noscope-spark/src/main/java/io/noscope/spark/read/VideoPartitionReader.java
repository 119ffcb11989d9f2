package io.noscope.spark.read;

import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.StageCounts;
import io.noscope.spark.files.FileRange;
import io.noscope.spark.task.CameraTasks;
import io.noscope.spark.task.ImageRow;
import io.noscope.spark.task.ReadCounts;
import io.noscope.video.HeldFrame;
import io.noscope.video.UnreadPictureException;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.unsafe.types.UTF8String;

/** Reads a partition, range by range: rows out of labels. */
final class VideoPartitionReader implements PartitionReader<InternalRow> {
  private final VideoPartitionReaderFactory settings;
  private final Configuration hadoop;
  private final Iterator<FileRange> ranges;
  private final List<VideoColumn> columns;
  private final Optional<TaskContext> task = Optional.ofNullable(TaskContext.get());
  private final CameraTasks cameras;
  private final BadFileLog log;
  private final FrameTest test;
  private final RowDetections detections;
  private Optional<RangeReader> range = Optional.empty();
  private final ImageRow image;
  private UTF8String path;
  private UTF8String camera;
  private StageCounts counts = StageCounts.NONE;
  private ReadCounts reads = ReadCounts.NONE;
  private int given;
  private InternalRow row;

  VideoPartitionReader(VideoPartitionReaderFactory settings, VideoPartition partition) {
    this.settings = settings;
    this.hadoop = settings.hadoop().value().value();
    this.ranges = partition.ranges().iterator();
    this.columns = settings.columns();
    this.cameras = new CameraTasks(settings::tasks, settings.conf().device(), hadoop);
    this.log = new BadFileLog(settings.conf().mode(), settings.conf().badFilesPath());
    this.test = new FrameTest(settings.rows(), settings.queries().size());
    this.detections = new RowDetections(settings.detections(), cameras.references());
    this.image = new ImageRow(settings.conf().resize());
  }

  @Override
  public boolean next() throws IOException {
    if (given == settings.rows().most()) {
      closeRange(); // Nobody waits for this partition to be closed to have its cores.
      return false;
    }
    while (true) {
      task.ifPresent(TaskContext::killTaskIfInterrupted);
      if (range.isEmpty()) {
        if (!ranges.hasNext()) {
          return false;
        }
        open(ranges.next());
      }
      Optional<List<FrameLabel>> labels = range.get().next();
      if (labels.isEmpty()) {
        closeRange();
      } else if (test.keeps(range.get().video(), camera, labels.get())) {
        if (show(labels.get())) {
          return true;
        }
      } else {
        labels.get().get(0).pixels().ifPresent(HeldFrame::close);
      }
    }
  }

  private void open(FileRange next) {
    path = UTF8String.fromString(next.file().path());
    camera = UTF8String.fromString(next.camera());
    InputFileBlockHolder.set(next.file().path(), next.start(), next.end() - next.start());
    range = Optional.of(new RangeReader(next, settings, cameras, test, detections, log, hadoop));
  }

  /** Makes the next row; false where a picture for it cannot be decoded, which ends the range. */
  private boolean show(List<FrameLabel> labels) throws IOException {
    try {
      row = rowOf(labels);
      given++;
      return true;
    } catch (UnreadPictureException e) {
      range.get().stop(e.getCause());
      closeRange();
      return false;
    }
  }

  private InternalRow rowOf(List<FrameLabel> labels) {
    FrameLabel label = labels.get(0);
    boolean shown = label.present() || !settings.labelled();
    List<Object> found = shown ? range.get().detections(label) : detections.ofNoPicture();
    Object[] values = new Object[columns.size() + settings.answers().size() + found.size()];
    int at = 0;
    for (VideoColumn column : columns) {
      values[at++] =
          column == VideoColumn.IMAGE
              ? label.pixels().filter(p -> shown).map(p -> image.of(path, p)).orElse(null)
              : column.value(range.get().video(), camera, label);
    }
    for (int answer : settings.answers()) {
      values[at++] = labels.get(answer).present();
    }
    for (Object value : found) {
      values[at++] = value;
    }
    label.pixels().ifPresent(HeldFrame::close);
    return new GenericInternalRow(values);
  }

  private void closeRange() throws IOException {
    if (range.isPresent()) {
      RangeReader closing = range.get();
      range = Optional.empty();
      closing.close();
      counts = counts.plus(closing.counts());
      reads = reads.plus(closing.reads());
    }
  }

  @Override
  public InternalRow get() {
    return row;
  }

  @Override
  public CustomTaskMetric[] currentMetricsValues() {
    return FrameMetrics.values(
        range
            .map(open -> counts.plus(open.counts()))
            .orElse(counts)
            .plus(cameras.references().asked()),
        range.map(open -> reads.plus(open.reads())).orElse(reads),
        cameras.loads(),
        log);
  }

  @Override
  public void close() throws IOException {
    InputFileBlockHolder.unset();
    try (cameras;
        image) {
      closeRange();
    } finally {
      log.write(hadoop);
    }
  }
}
