package io.noscope.spark.files;

import io.noscope.video.VideoFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;

/** Cuts files, laid end to end, into shares of about equal weight. */
public final class Shares {
  /** What opening a file costs, in bytes; also the least that is worth cutting off. */
  private static final long OPENING = 64 * 1024;

  private final Optional<String> camera;
  private final long total;
  private final int most;
  private final List<List<FileRange>> full = new ArrayList<>();
  private List<FileRange> open = new ArrayList<>();
  private long weight;
  private int cuts = 1;

  private Shares(List<FileStatus> files, Optional<String> camera, int most) {
    this.camera = camera;
    this.most = most;
    total = files.stream().mapToLong(Shares::weight).sum();
  }

  /**
   * Cuts files into at most this many shares, none of them empty.
   *
   * @param files in the order in which they are to be read
   * @param camera name of the camera that all files come from; empty for the folder of each
   */
  public static List<List<FileRange>> cut(
      List<FileStatus> files, Optional<String> camera, int most) {
    Shares shares = new Shares(files, camera, most);
    files.forEach(shares::add);
    shares.close();
    return shares.full;
  }

  private static long weight(FileStatus file) {
    return OPENING + file.getLen();
  }

  private void add(FileStatus file) {
    long start = 0;
    while (cuts < most && nextCut() <= weight + weight(file)) {
      long cut = worthwhile(nextCut() - weight - OPENING, file.getLen());
      if (cut > start) {
        open.add(range(file, start, cut));
        start = cut;
      }
      close();
      cuts++;
    }
    if (start < file.getLen() || start == 0) {
      open.add(range(file, start, file.getLen()));
    }
    weight += weight(file);
  }

  private long nextCut() {
    return Math.round((double) total * cuts / most);
  }

  private static long worthwhile(long cut, long length) {
    if (cut < OPENING) {
      return 0;
    }
    return length - cut < OPENING ? length : cut;
  }

  private void close() {
    if (!open.isEmpty()) {
      full.add(List.copyOf(open));
      open = new ArrayList<>();
    }
  }

  private FileRange range(FileStatus status, long start, long end) {
    VideoFile file = VideoFiles.video(status);
    return new FileRange(
        Camera.name(file, camera), file, start, end, BlockHosts.of(status, start, end));
  }
}
