package io.noscope.detect;

import io.noscope.video.SmallView;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/** Frames that a specialised model scores on one core, in full batches. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ClassifierBenchmark {
  @Param({"2", "4"})
  public int convolutions;

  @Param({"1", "2"})
  public int stride;

  private final byte[] views = new byte[Classifier.BATCH * SmallView.bytes(SmallView.SMALL)];
  private final float[] scores = new float[Classifier.BATCH];
  private Classifier classifier;

  @Setup
  public void open() {
    new Random(1).nextBytes(views);
    classifier =
        SameDiffClassifier.open(UntrainedModel.of(new ModelSpec(convolutions, 16, 32, stride), 1));
  }

  @Benchmark
  @OperationsPerInvocation(Classifier.BATCH)
  public float score() {
    classifier.score(views, Classifier.BATCH, scores);
    return scores[0];
  }

  @TearDown
  public void close() {
    classifier.close();
  }
}
