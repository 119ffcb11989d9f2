package io.noscope.spark.read;

import io.noscope.video.VideoFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.paths.SparkPath;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.runtime.FileStreamSource.FileEntry;
import org.apache.spark.sql.execution.streaming.runtime.FileStreamSourceLog;
import scala.Option;

/**
 * Which files a stream has taken up, batch by batch, numbered from 0: the log of Spark's own file
 * sources, in the checkpoint, with its compaction. A file is known by its path: one that is written
 * anew is not read again.
 */
final class StreamLog {
  private final FileStreamSourceLog log;
  private final String checkpoint;
  private final Configuration hadoop;
  private final Set<String> paths = new HashSet<>();

  /** Batches of this run that may still be planned: they need not be looked up again. */
  private final Map<Long, List<VideoFile>> listed = new HashMap<>();

  private long latest;

  private StreamLog(FileStreamSourceLog log, String checkpoint, Configuration hadoop) {
    this.log = log;
    this.checkpoint = checkpoint;
    this.hadoop = hadoop;
    Option<Object> last = log.getLatestBatchId();
    this.latest = last.isDefined() ? (Long) last.get() : -1;
    for (FileEntry entry : log.restore()) {
      paths.add(path(entry));
    }
  }

  /** Opens the log in the source's folder of a checkpoint; empty where there is none. */
  static StreamLog open(String checkpoint) {
    return new StreamLog(
        new FileStreamSourceLog(FileStreamSourceLog.VERSION(), SparkSession.active(), checkpoint),
        checkpoint,
        VideoScan.spark().sparkContext().hadoopConfiguration());
  }

  /** Whether a batch has had the file. */
  synchronized boolean has(VideoFile file) {
    return paths.contains(file.path());
  }

  /**
   * Whether there is a batch after this one.
   *
   * @throws IllegalStateException when not even this one is there
   */
  synchronized boolean goesOnAfter(long batch) {
    if (batch > latest) {
      throw new IllegalStateException(
          "%s: the log of files ends at batch %d, but the query has come to batch %d; the checkpoint is damaged: restore it, or start with a new one, which reads all files again"
              .formatted(checkpoint, latest, batch));
    }
    return batch < latest;
  }

  /**
   * Notes down a batch; once this returns, no other batch will have these files.
   *
   * @return its number
   * @throws IllegalStateException when another query writes to the same checkpoint
   */
  synchronized long add(List<VideoFile> files) {
    long batch = latest + 1;
    FileEntry[] entries =
        files.stream()
            .map(f -> new FileEntry(encoded(f.path()), f.modified(), batch))
            .toArray(FileEntry[]::new);
    if (!log.add(batch, entries)) {
      throw new IllegalStateException(
          checkpoint + ": another query has written batch " + batch + "; stop one of the two");
    }
    files.forEach(file -> paths.add(file.path()));
    listed.put(batch, List.copyOf(files));
    latest = batch;
    return batch;
  }

  /**
   * The files of batches after {@code start}, up to and with {@code end}. One that has gone since
   * is among them, so that it is missed by whoever opens it; its length is not known any more.
   */
  synchronized List<VideoFile> files(long start, long end) {
    List<VideoFile> files = new ArrayList<>();
    for (var batch : log.get(Option.apply((Object) (start + 1)), Option.apply((Object) end))) {
      List<VideoFile> known = listed.get((Long) batch._1());
      if (known != null) {
        files.addAll(known);
      } else {
        for (FileEntry entry : batch._2()) {
          files.add(file(entry));
        }
      }
    }
    return files;
  }

  /** Batches up to this one will not be planned again. */
  synchronized void forget(long end) {
    listed.keySet().removeIf(batch -> batch <= end);
  }

  private VideoFile file(FileEntry entry) {
    Path path = entry.sparkPath().toPath();
    try {
      FileStatus status = path.getFileSystem(hadoop).getFileStatus(path);
      return new VideoFile(path(entry), status.getLen(), status.getModificationTime());
    } catch (FileNotFoundException e) {
      return new VideoFile(path(entry), 1, entry.timestamp());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String path(FileEntry entry) {
    return entry.sparkPath().toPath().toString();
  }

  private static String encoded(String path) {
    return SparkPath.fromPath(new Path(path)).urlEncoded();
  }
}
