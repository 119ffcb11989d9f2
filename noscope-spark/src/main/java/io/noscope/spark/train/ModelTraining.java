package io.noscope.spark.train;

import io.noscope.detect.ModelSpec;
import io.noscope.detect.TrainingOptions;
import io.noscope.spark.conf.DeviceChoice;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Jobs;
import io.noscope.spark.task.GpuStages;
import io.noscope.spark.task.TaskDevice;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Trains candidate models in parallel, each as a Spark task of its own. */
final class ModelTraining {
  private ModelTraining() {}

  /** Trains what the settings say on the set; none where there is nothing to tell apart. */
  static List<CandidateModel> run(JavaSparkContext spark, NoScopeConf conf, TrainingSet set) {
    if (!set.canTrain()) {
      return List.of();
    }
    TrainingOptions options = TrainingOptions.DEFAULT.withSeed(conf.seed());
    List<ModelSpec> specs = conf.models().specs();
    DeviceChoice choice = conf.device();
    Broadcast<TrainingSet> shared = spark.broadcast(set);
    try {
      return Jobs.described(
          spark,
          "training %d models on %,d frames".formatted(specs.size(), set.training().size()),
          () ->
              GpuStages.of(spark, conf)
                  .place(
                      spark
                          .parallelize(specs, specs.size())
                          .map(
                              spec ->
                                  CandidateModel.train(
                                      spec,
                                      shared.value(),
                                      options,
                                      TaskDevice.of(choice).device())))
                  .collect());
    } finally {
      shared.destroy();
    }
  }
}
