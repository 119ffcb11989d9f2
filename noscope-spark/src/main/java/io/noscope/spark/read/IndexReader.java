package io.noscope.spark.read;

import io.noscope.cascade.StageCounts;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.FileRange;
import io.noscope.spark.files.Slice;
import io.noscope.spark.files.VideoInfos;
import io.noscope.spark.task.PlainFrames;
import io.noscope.spark.task.ReadCounts;
import io.noscope.video.FFmpegFrameSource;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Answers an aggregate of a partition from indexes. A file without times is decoded where the
 * answer depends on them, because its index does not tell.
 */
final class IndexReader implements PartitionReader<InternalRow> {
  private final IndexAggregate aggregate;
  private final WantedRows rows;
  private final FrameTest test;
  private final NoScopeConf conf;
  private final Configuration hadoop;
  private final List<FileRange> ranges;
  private final TaskAttempts attempts;
  private final BadFileLog log;

  private Optional<Iterator<InternalRow>> results = Optional.empty();
  private StageCounts counts = StageCounts.NONE;
  private ReadCounts reads = ReadCounts.NONE;
  private InternalRow row;

  IndexReader(IndexReaderFactory settings, List<FileRange> ranges) {
    this.aggregate = settings.aggregate();
    this.rows = settings.rows();
    this.conf = settings.conf();
    this.hadoop = settings.hadoop().value().value();
    this.attempts = settings.attempts();
    this.test = new FrameTest(rows);
    this.ranges = ranges;
    this.log = new BadFileLog(conf.mode(), conf.badFilesPath());
  }

  @Override
  public boolean next() throws IOException {
    if (results.isEmpty()) {
      results = Optional.of(totals().rows());
    }
    boolean more = results.get().hasNext();
    row = more ? results.get().next() : null;
    return more;
  }

  private IndexTotals totals() throws IOException {
    IndexTotals totals = new IndexTotals(aggregate);
    for (FileRange range : ranges) {
      try {
        if (countWhole(range, totals)) {
          continue;
        }
        for (Slice slice : OpenedRange.open(range, conf, rows, log, hadoop).slices()) {
          add(slice, totals);
        }
      } catch (IOException e) {
        if (!attempts.giveUpFile(e)) {
          throw e;
        }
        log.unreadable(range.file().path(), e);
      }
    }
    return totals;
  }

  /** Counts the whole file where it begins, if that takes no more than a glance. */
  private boolean countWhole(FileRange range, IndexTotals totals) throws IOException {
    OptionalLong frames =
        aggregate.countsFiles(rows)
            ? VideoInfos.frames(range.file(), hadoop)
            : OptionalLong.empty();
    if (frames.isPresent() && range.isFirst()) {
      UTF8String path = UTF8String.fromString(range.file().path());
      totals.add(path, UTF8String.fromString(range.camera()), frames.getAsLong());
    }
    return frames.isPresent();
  }

  private void add(Slice slice, IndexTotals totals) throws IOException {
    if (mustDecode(slice)) {
      decode(slice, totals);
    } else {
      UTF8String camera = UTF8String.fromString(slice.camera());
      IndexedFrames.of(slice, rows, test)
          .ifPresent(frames -> totals.add(slice.video(), camera, frames));
    }
  }

  private boolean mustDecode(Slice slice) {
    return !slice.video().times().unique()
        && (aggregate.needsTimes() || rows.filter().needs(VideoColumn.KEYFRAME));
  }

  private void decode(Slice slice, IndexTotals totals) throws IOException {
    UTF8String camera = UTF8String.fromString(slice.camera());
    FFmpegFrameSource source = slice.open(rows.choice(), conf.decode(), hadoop);
    try (PlainFrames frames = new PlainFrames(source, false)) {
      while (frames.advance()) {
        if (test.keeps(slice.video(), camera, frames.label())) {
          totals.add(slice.video(), camera, IndexedFrames.of(frames.label()));
        }
      }
      counts = counts.plus(frames.counts());
      reads =
          reads.plus(
              new ReadCounts(slice.segment().frames(), source.decoded(), source.bytesRead()));
    }
  }

  @Override
  public InternalRow get() {
    return row;
  }

  @Override
  public CustomTaskMetric[] currentMetricsValues() {
    return FrameMetrics.values(counts, reads, 0, log);
  }

  @Override
  public void close() throws IOException {
    log.write(hadoop);
  }
}
