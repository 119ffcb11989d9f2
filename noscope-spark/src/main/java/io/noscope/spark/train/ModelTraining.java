package io.noscope.spark.train;

import io.noscope.detect.ModelSpec;
import io.noscope.detect.TrainingOptions;
import io.noscope.spark.files.Jobs;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Trains candidate models in parallel, each as a Spark task of its own. */
final class ModelTraining {
  private ModelTraining() {}

  /** Trains every spec on the set; none where there is nothing to tell apart. */
  static List<CandidateModel> run(
      JavaSparkContext spark, List<ModelSpec> specs, TrainingSet set, long seed) {
    if (!set.canTrain()) {
      return List.of();
    }
    TrainingOptions options = TrainingOptions.DEFAULT.withSeed(seed);
    Broadcast<TrainingSet> shared = spark.broadcast(set);
    try {
      return Jobs.described(
          spark,
          "training %d models on %,d frames".formatted(specs.size(), set.training().size()),
          () ->
              spark
                  .parallelize(specs, specs.size())
                  .map(spec -> CandidateModel.train(spec, shared.value(), options))
                  .collect());
    } finally {
      shared.destroy();
    }
  }
}
