package io.noscope.detect;

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
  @Param({
    "conv2x16-dense32-stride1",
    "conv2x16-dense32-stride2",
    "conv4x16-dense32-stride1",
    "conv4x16-dense32-stride2",
    "conv2x16-dense32-stride2-grey",
    "conv2x16-dense32-stride2-in32",
    "conv2x16-dense32-stride2-in32-grey",
    "conv2x16-dense32-stride2-in64"
  })
  public String model;

  private byte[] views;
  private final float[] scores = new float[Classifier.BATCH];
  private Classifier classifier;

  @Setup
  public void open() {
    ModelSpec spec =
        ModelSpec.fullGrid().stream()
            .filter(each -> each.toString().equals(model))
            .findAny()
            .orElseThrow();
    views = new byte[Classifier.BATCH * spec.viewBytes()];
    new Random(1).nextBytes(views);
    classifier = SameDiffClassifier.open(UntrainedModel.of(spec, 1));
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
