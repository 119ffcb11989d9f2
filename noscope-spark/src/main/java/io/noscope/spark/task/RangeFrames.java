package io.noscope.spark.task;

import io.noscope.video.FFmpegFrameSource;
import io.noscope.video.FrameGap;
import io.noscope.video.FrameRun;
import io.noscope.video.FrameSource;
import io.noscope.video.Segment;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;

/**
 * The frames of some segments of a file, one segment after another. Segments that follow each other
 * are decoded in one go, from one opening of the file.
 */
public final class RangeFrames implements AutoCloseable {
  private final FileSystem fs;
  private final VideoInfo video;
  private final Iterator<List<Stretch>> runs;
  private final List<FrameGap> lost = new ArrayList<>();
  private Iterator<Stretch> stretches = List.<Stretch>of().iterator();
  private Optional<FFmpegFrameSource> source = Optional.empty();
  private FrameRun run;
  private long decoded;
  private long bytesRead;

  /**
   * @param stretches in the order of the file
   */
  public RangeFrames(FileSystem fs, VideoInfo video, List<Stretch> stretches) {
    this.fs = fs;
    this.video = video;
    this.runs = runs(stretches).iterator();
  }

  private static List<List<Stretch>> runs(List<Stretch> stretches) {
    List<List<Stretch>> runs = new ArrayList<>();
    Optional<Stretch> last = Optional.empty();
    for (Stretch stretch : stretches) {
      if (last.isEmpty() || !last.get().goesOnWith(stretch)) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(stretch);
      last = Optional.of(stretch);
    }
    return runs;
  }

  /**
   * The frames of the next stretch, of which the last that is of use must have been reached before
   * the one after it is asked for.
   *
   * @throws java.util.NoSuchElementException after the last
   */
  public FrameSource next() throws IOException {
    if (!stretches.hasNext()) {
      closeRun();
      openRun(runs.next());
    }
    return run.part(stretches.next().segment());
  }

  private void openRun(List<Stretch> next) throws IOException {
    Segment all = next.get(0).segment().upTo(next.get(next.size() - 1).segment());
    FFmpegFrameSource opened =
        FFmpegFrameSource.open(fs, video, all, next.get(0).choice(), next.get(0).options());
    source = Optional.of(opened);
    run = new FrameRun(opened);
    stretches = next.iterator();
  }

  private void closeRun() {
    source.ifPresent(
        opened -> {
          decoded += opened.decoded();
          bytesRead += opened.bytesRead();
          lost.addAll(opened.lost());
          opened.close();
        });
    source = Optional.empty();
  }

  /** Frames that should have come out and have not, of the runs that are through. */
  public List<FrameGap> lost() {
    return List.copyOf(lost);
  }

  /** Frames that decoders gave out so far, wanted or not. */
  public long decoded() {
    return decoded + source.map(FFmpegFrameSource::decoded).orElse(0L);
  }

  /** Bytes read of the file so far. */
  public long bytesRead() {
    return bytesRead + source.map(FFmpegFrameSource::bytesRead).orElse(0L);
  }

  @Override
  public void close() {
    closeRun();
  }
}
