package io.noscope.video;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.FileSystem;

/**
 * Measures frames per second of CPU time of the calling thread: {@code main FILE [ROUNDS]}. Compare
 * with {@code ffmpeg -threads 1 -i FILE -f null -}.
 */
public final class FFmpegFrameSourceBenchmark {
  private FFmpegFrameSourceBenchmark() {}

  public static void main(String[] args) throws IOException {
    Path path = Path.of(args[0]);
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    long start = cpu();
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), Videos.of(path));
    System.out.printf(
        Locale.ROOT,
        "%s %dx%d, %d frames, %d keyframes; first probe %.1f ms%n",
        info.codec(),
        info.width(),
        info.height(),
        info.frames(),
        info.keyframes().size(),
        (cpu() - start) / 1e6);
    for (int round = 0; round < rounds; round++) {
      report("decode only", info, info.segments(Integer.MAX_VALUE), 0);
      report("decode, view(50)", info, info.segments(Integer.MAX_VALUE), 50);
      report("decode, one source a segment", info, info.segments(25), 0);
      report("decode, view(50), one source a segment", info, info.segments(25), 50);
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void report(String what, VideoInfo info, List<Segment> segments, int side)
      throws IOException {
    FileSystem fs = Videos.fileSystem();
    long start = cpu();
    long frames = 0;
    long sum = 0;
    for (Segment segment : segments) {
      try (FFmpegFrameSource source =
          FFmpegFrameSource.open(fs, info, segment, DecodeOptions.DEFAULT)) {
        while (source.advance()) {
          frames++;
          sum += side == 0 ? 0 : source.view(side)[0];
        }
      }
    }
    double seconds = (cpu() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%-40s %3d segments %6d frames %7.3f s %8.0f frames/s (%d)%n",
        what,
        segments.size(),
        frames,
        seconds,
        frames / seconds,
        sum);
  }
}
