package io.noscope.spark.clips;

import io.noscope.video.FFmpegProbe;
import io.noscope.video.Limits;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;

/** Plans the clips of the videos of one partition, each of which it probes once. */
final class ClipPlanner {
  private final ClipOptions options;
  private final Configuration hadoop;
  private final List<ClipOrder> orders = new ArrayList<>();
  private Optional<Video> current = Optional.empty();

  /** A video whose rows are being read; of what the headers tell and the problem, one is null. */
  private record Video(
      String path, String camera, VideoInfo info, String problem, ClipRanges ranges) {
    void add(Row row) {
      long frame = row.getLong(ClipRows.FRAME);
      boolean timed = !row.isNullAt(ClipRows.SECONDS);
      ranges.add(frame, timed ? row.getDouble(ClipRows.SECONDS) : guess(frame));
    }

    /** Right where the rate is constant; and a video that cannot be read needs no better. */
    private double guess(long frame) {
      return info == null ? frame : frame / info.framesPerSecond();
    }

    List<ClipOrder> orders() {
      return ranges.all().stream()
          .map(range -> new ClipOrder(camera, new ClipPart(path, range, info, problem)))
          .toList();
    }
  }

  ClipPlanner(ClipOptions options, Configuration hadoop) {
    this.options = options;
    this.hadoop = hadoop;
  }

  /**
   * Plans clips.
   *
   * @param rows as {@link ClipRows} gives them
   */
  List<ClipOrder> plan(Iterator<Row> rows) {
    while (rows.hasNext()) {
      Row row = rows.next();
      String path = row.getString(ClipRows.PATH);
      if (!current.map(Video::path).equals(Optional.of(path))) {
        finish();
        current = Optional.of(open(path, row.getString(ClipRows.CAMERA)));
      }
      current.get().add(row);
    }
    finish();
    return orders;
  }

  private void finish() {
    current.ifPresent(video -> orders.addAll(video.orders()));
  }

  private Video open(String path, String camera) {
    try {
      VideoInfo info = probe(new Path(path));
      return new Video(
          path, camera, info, null, new ClipRanges(options.reach(), options.padding()));
    } catch (IOException | IllegalArgumentException e) {
      // One line says all about a video that cannot be read, however many frames were asked for.
      ClipRanges whole = new ClipRanges(Double.POSITIVE_INFINITY, 0);
      return new Video(path, camera, null, String.valueOf(e.getMessage()), whole);
    }
  }

  private VideoInfo probe(Path path) throws IOException {
    FileSystem fs = path.getFileSystem(hadoop);
    FileStatus status = fs.getFileStatus(path);
    return FFmpegProbe.probe(
        fs,
        new VideoFile(status.getPath().toString(), status.getLen(), status.getModificationTime()),
        Limits.DEFAULT);
  }
}
