package io.noscope.spark.read;

import io.noscope.spark.files.VideoFiles;
import io.noscope.spark.files.VideoListing;
import io.noscope.video.VideoFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/**
 * Files of a stream's folders that no batch has had, in the order of their modification, and of
 * their paths where that is the same. Folders are listed again when none waits any more.
 */
final class WaitingFiles {
  private static final Comparator<VideoFile> OLDEST_FIRST =
      Comparator.comparingLong(VideoFile::modified).thenComparing(VideoFile::path);

  private final VideoListing listing;
  private final StreamLog log;
  private final Queue<VideoFile> waiting = new ArrayDeque<>();
  private boolean closed;

  WaitingFiles(VideoListing listing, StreamLog log) {
    this.listing = listing;
    this.log = log;
  }

  /** Lists now, and never again. */
  void closeAfterListing() {
    list();
    closed = true;
  }

  /**
   * The next files, at most this many.
   *
   * @throws IllegalArgumentException when a folder does not exist, naming it
   */
  List<VideoFile> take(int most) {
    if (waiting.isEmpty() && !closed) {
      list();
    }
    List<VideoFile> taken = new ArrayList<>();
    while (taken.size() < most && !waiting.isEmpty()) {
      taken.add(waiting.remove());
    }
    return taken;
  }

  private void list() {
    waiting.clear();
    listing.list(VideoScan.spark()).stream()
        .map(VideoFiles::video)
        .filter(file -> !log.has(file))
        .sorted(OLDEST_FIRST)
        .forEach(waiting::add);
  }
}
