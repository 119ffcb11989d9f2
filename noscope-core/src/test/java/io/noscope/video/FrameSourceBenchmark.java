package io.noscope.video;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.apache.hadoop.fs.FileSystem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Frames decoded on one core, and what is made of them. Compare with {@code ffmpeg -threads 1 -i
 * FILE -f null -}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 2)
@Measurement(iterations = 5, time = 2)
public class FrameSourceBenchmark {
  private static final int FRAMES = 1_000;

  /** A file of so many frames or more, below the folder of test data. */
  @Param("archive/lobby-00.mp4")
  public String video;

  private FileSystem fs;
  private VideoInfo info;
  private PixelBuffer small;

  @Setup
  public void probe() throws IOException {
    fs = Videos.fileSystem();
    info = FFmpegProbe.probe(fs, Videos.file(video), Limits.DEFAULT);
    small = new PixelBuffer(Resize.parse("320").of(new ImageSize(info.width(), info.height())));
  }

  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public long decode() throws IOException {
    return frames(source -> 0);
  }

  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public long decodeAndViews() throws IOException {
    return frames(source -> source.view(SmallView.SMALL)[0] + source.view(SmallView.LARGE)[0]);
  }

  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public long decodeAndImage() throws IOException {
    return frames(
        source -> {
          try (HeldFrame held = source.hold()) {
            return held.image().bgr()[0];
          }
        });
  }

  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public long decodeAndSmallImage() throws IOException {
    return frames(
        source -> {
          try (HeldFrame held = source.hold()) {
            held.write(small);
            return small.length();
          }
        });
  }

  private long frames(ToLongFunction<FrameSource> look) throws IOException {
    long sum = 0;
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(fs, info, Videos.whole(info), DecodeOptions.DEFAULT)) {
      for (int frame = 0; frame < FRAMES; frame++) {
        if (!source.advance()) {
          throw new IllegalStateException("%s has %d frames of %d".formatted(video, frame, FRAMES));
        }
        sum += look.applyAsLong(source);
      }
    }
    return sum;
  }

  @TearDown
  public void close() {
    small.close();
  }
}
