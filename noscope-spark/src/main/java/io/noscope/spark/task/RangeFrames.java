package io.noscope.spark.task;

import io.noscope.video.DecodeOptions;
import io.noscope.video.FFmpegFrameSource;
import io.noscope.video.FrameChoice;
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
  private final FrameChoice choice;
  private final DecodeOptions options;
  private final Iterator<List<Segment>> runs;
  private final List<FrameGap> lost = new ArrayList<>();
  private Iterator<Segment> segments = List.<Segment>of().iterator();
  private Optional<FFmpegFrameSource> source = Optional.empty();
  private FrameRun run;
  private long decoded;

  /**
   * @param segments in the order of the file
   * @param choice which of their frames to give out
   */
  public RangeFrames(
      FileSystem fs,
      VideoInfo video,
      List<Segment> segments,
      FrameChoice choice,
      DecodeOptions options) {
    this.fs = fs;
    this.video = video;
    this.choice = choice;
    this.options = options;
    this.runs = runs(segments).iterator();
  }

  private static List<List<Segment>> runs(List<Segment> segments) {
    List<List<Segment>> runs = new ArrayList<>();
    long end = -1;
    for (Segment segment : segments) {
      if (segment.firstFrame() != end) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(segment);
      end = segment.endFrame();
    }
    return runs;
  }

  /**
   * The frames of the next segment, whose end must have been reached before the one after it is
   * asked for; empty after the last.
   */
  public Optional<FrameSource> next() throws IOException {
    if (!segments.hasNext()) {
      closeRun();
      if (!runs.hasNext()) {
        return Optional.empty();
      }
      openRun(runs.next());
    }
    return Optional.of(run.part(segments.next()));
  }

  private void openRun(List<Segment> next) throws IOException {
    Segment all = next.get(0).upTo(next.get(next.size() - 1));
    FFmpegFrameSource opened = FFmpegFrameSource.open(fs, video, all, choice, options);
    source = Optional.of(opened);
    run = new FrameRun(opened);
    segments = next.iterator();
  }

  private void closeRun() {
    source.ifPresent(
        opened -> {
          decoded += opened.decoded();
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

  @Override
  public void close() {
    closeRun();
  }
}
