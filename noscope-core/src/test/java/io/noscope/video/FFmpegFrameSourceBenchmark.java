package io.noscope.video;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
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
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), Videos.of(path), Limits.DEFAULT);
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
      List<Segment> whole = info.segments(Integer.MAX_VALUE);
      List<Segment> many = info.segments(25);
      report("decode only", info, whole, source -> 0);
      report("decode, view(50)", info, whole, source -> source.view(SmallView.SMALL)[0]);
      report("decode, view(100)", info, whole, source -> source.view(SmallView.LARGE)[0]);
      report("decode, one source a segment", info, many, source -> 0);
      report(
          "decode, view(50), one source a segment",
          info,
          many,
          source -> source.view(SmallView.SMALL)[0]);
      report("decode, hold", info, whole, FFmpegFrameSourceBenchmark::hold);
      report("decode, image", info, whole, FFmpegFrameSourceBenchmark::image);
      ImageSize full = new ImageSize(info.width(), info.height());
      reportNative("decode, image in native memory", info, full);
      reportNative("decode, image 320 wide in native memory", info, Resize.parse("320").of(full));
    }
  }

  private static long hold(FrameSource source) {
    try (HeldFrame held = source.hold()) {
      return held.bytes();
    }
  }

  private static long image(FrameSource source) {
    try (HeldFrame held = source.hold()) {
      return held.image().bgr()[0];
    }
  }

  private static void reportNative(String what, VideoInfo info, ImageSize size) throws IOException {
    try (PixelBuffer pixels = new PixelBuffer(size)) {
      report(
          what,
          info,
          info.segments(Integer.MAX_VALUE),
          source -> {
            try (HeldFrame held = source.hold()) {
              held.write(pixels);
              return pixels.length();
            }
          });
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void report(
      String what, VideoInfo info, List<Segment> segments, ToLongFunction<FrameSource> look)
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
          sum += look.applyAsLong(source);
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
