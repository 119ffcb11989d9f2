package io.noscope.detect;

import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.detect.DifferenceSpec.Metric;
import io.noscope.video.SmallView;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Comparisons of a difference detector on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DifferenceBenchmark {
  private static final int VIEWS = 256;

  @Param public Metric metric;

  @Param({"50", "100"})
  public int side;

  private final byte[][] views = new byte[VIEWS][];
  private DifferenceScorer scorer;
  private int next;

  @Setup
  public void views() {
    Random random = new Random(1);
    for (int i = 0; i < VIEWS; i++) {
      views[i] = new byte[SmallView.bytes(side)];
      random.nextBytes(views[i]);
    }
    float[] weights = new float[metric == Metric.BLOCKED ? BlockErrors.BLOCKS + 1 : 0];
    DifferenceSpec spec = new DifferenceSpec(metric, Baseline.EARLIER_FRAME, side, 1);
    scorer = new DifferenceDetector(spec, new byte[0], weights).open();
  }

  @Benchmark
  public double compare() {
    int last = next;
    next = (next + 1) % VIEWS;
    return scorer.score(views[next], views[last]);
  }

  @TearDown
  public void close() {
    scorer.close();
  }
}
