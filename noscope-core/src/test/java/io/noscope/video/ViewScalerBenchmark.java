package io.noscope.video;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Views that are made of large ones on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ViewScalerBenchmark {
  @Param({"32", "50", "64"})
  public int side;

  private final byte[] large = new byte[SmallView.bytes(SmallView.LARGE)];
  private ViewScaler scaler;
  private byte[] view;

  @Setup
  public void fill() {
    new Random(1).nextBytes(large);
    scaler = new ViewScaler(side);
    view = new byte[scaler.bytes()];
  }

  @Benchmark
  public byte scale() {
    scaler.scale(large, view);
    return view[0];
  }
}
