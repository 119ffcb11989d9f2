package io.noscope.spark.read;

import io.noscope.spark.files.VideoFiles;
import io.noscope.video.VideoFile;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.connector.read.streaming.Offset;
import org.apache.spark.sql.connector.read.streaming.ReadLimit;
import org.apache.spark.sql.connector.read.streaming.ReadMaxFiles;
import org.apache.spark.sql.connector.read.streaming.SupportsTriggerAvailableNow;
import org.apache.spark.sql.execution.streaming.runtime.FileStreamSourceOffset;
import org.apache.spark.sql.execution.streaming.runtime.SerializedOffset;

/**
 * {@code spark.readStream().format("video").load(folder)}: files as they come, each once. An offset
 * is the number of a batch in {@link StreamLog}, which says what files it is made of.
 */
final class VideoStream implements MicroBatchStream, SupportsTriggerAvailableNow {
  private static final long BEFORE_ALL = -1;

  private final VideoScan scan;
  private final StreamLog log;
  private final WaitingFiles waiting;
  private final StreamCascades cascades;

  private VideoStream(
      VideoScan scan, StreamLog log, WaitingFiles waiting, StreamCascades cascades) {
    this.scan = scan;
    this.log = log;
    this.waiting = waiting;
    this.cascades = cascades;
  }

  /**
   * Starts a stream, or goes on with it.
   *
   * @param checkpoint the source's folder in the query's checkpoint
   */
  static VideoStream open(VideoScan scan, String checkpoint) {
    StreamLog log = StreamLog.open(checkpoint);
    return new VideoStream(
        scan, log, new WaitingFiles(scan.table().listing(), log), new StreamCascades());
  }

  /** The same stream, of which other columns or rows are read. */
  VideoStream reading(VideoScan other) {
    return new VideoStream(other, log, waiting, cascades);
  }

  @Override
  public Offset initialOffset() {
    return new FileStreamSourceOffset(BEFORE_ALL);
  }

  @Override
  public Offset deserializeOffset(String json) {
    return FileStreamSourceOffset.apply(new SerializedOffset(json));
  }

  @Override
  public ReadLimit getDefaultReadLimit() {
    Optional<Integer> most = scan.table().conf().maxFilesPerTrigger();
    return most.map(ReadLimit::maxFiles).orElse(ReadLimit.allAvailable());
  }

  @Override
  public void prepareForTriggerAvailableNow() {
    waiting.closeAfterListing();
  }

  /**
   * The end of the next batch. What the log holds after {@code start} was taken up by a run that
   * ended before Spark noted it down: it comes first, in the batches of then.
   *
   * @return {@code start} where there is nothing new; null before the first file
   */
  @Override
  public Offset latestOffset(Offset start, ReadLimit limit) {
    long last = number(start);
    if (log.goesOnAfter(last)) {
      return new FileStreamSourceOffset(last + 1);
    }
    int most = limit instanceof ReadMaxFiles files ? files.maxFiles() : Integer.MAX_VALUE;
    var taken = waiting.take(most);
    if (taken.isEmpty()) {
      return last == BEFORE_ALL ? null : start;
    }
    return new FileStreamSourceOffset(log.add(taken));
  }

  @Override
  public Offset latestOffset() {
    throw new UnsupportedOperationException("a stream of videos is asked for offsets with a limit");
  }

  @Override
  public InputPartition[] planInputPartitions(Offset start, Offset end) {
    List<VideoFile> files = log.files(number(start), number(end));
    scan.queries().settings().forEach(query -> cascades.settle(files, query));
    return scan.partitions(files.stream().map(VideoFiles::status).toList());
  }

  /** Spark plans a batch before it asks for its readers, so that all its cameras are known. */
  @Override
  public PartitionReaderFactory createReaderFactory() {
    return scan.readers(cascades::settled);
  }

  /** What EXPLAIN shows of a scan of this stream: nothing that is not at hand. */
  String description() {
    return scan.description(cascades::describe);
  }

  @Override
  public void commit(Offset end) {
    log.forget(number(end));
  }

  @Override
  public void stop() {}

  private static long number(Offset offset) {
    return ((FileStreamSourceOffset) offset).logOffset();
  }

  /**
   * Spark counts a stream's rows by the stream, whatever is read of it. {@link StreamPushDown} sees
   * to it that no plan has two scans that are equal by this and read different things.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof VideoStream stream && log == stream.log;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(log);
  }

  @Override
  public String toString() {
    return scan.table().name();
  }
}
