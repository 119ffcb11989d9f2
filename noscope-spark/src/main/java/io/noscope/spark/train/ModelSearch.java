package io.noscope.spark.train;

import io.noscope.detect.ModelInTraining;
import io.noscope.detect.ModelSpec;
import io.noscope.detect.SameDiffTrainer;
import io.noscope.detect.TrainingOptions;
import io.noscope.optimize.CascadeOptimizer;
import io.noscope.optimize.Cost;
import io.noscope.optimize.CostProfiler;
import io.noscope.optimize.Standing;
import io.noscope.optimize.TrainingUse;
import io.noscope.optimize.TrainingUse.Dear;
import io.noscope.optimize.TrainingUse.Round;
import io.noscope.spark.conf.DeviceChoice;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Jobs;
import io.noscope.spark.task.GpuStages;
import io.noscope.spark.task.TaskDevice;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/**
 * Finds good models by successive halving (Jamieson and Talwalkar 2016): all are trained a little,
 * the better half goes on twice as far, and so on until a few are left, which are trained to the
 * end. Each is a Spark task of its own in each round, and between rounds lies where it was trained.
 * What comes out depends on the set and the seed; on time only so far as models that cannot pay are
 * left out, and as a budget ends the search: then each model stops after the pass that it is at,
 * and the best of those that have made one are found.
 */
final class ModelSearch {
  /** So few are trained to the end at once. */
  private static final int FEW = 4;

  private final JavaSparkContext spark;
  private final GpuStages stages;
  private final SharedSets sets;
  private final TrainingOptions options;
  private final DeviceChoice choice;
  private final Optional<Double> budget;
  private final Deadline deadline;
  private final long start = System.nanoTime();
  private final List<Round> rounds = new ArrayList<>();
  private Optional<JavaRDD<ModelInTraining>> kept = Optional.empty();
  private boolean stopped;

  private ModelSearch(JavaSparkContext spark, NoScopeConf conf, SharedSets sets) {
    this.spark = spark;
    this.stages = GpuStages.of(spark, conf);
    this.sets = sets;
    this.options = TrainingOptions.DEFAULT.withSeed(conf.seed());
    this.choice = conf.device();
    this.budget = conf.trainingBudget();
    this.deadline = Deadline.after(budget);
  }

  /**
   * What a search ends with.
   *
   * @param models that are left, in the order they were given in
   * @param use what it took
   */
  record Found(List<CandidateModel> models, TrainingUse use) {
    static final Found NOTHING = new Found(List.of(), TrainingUse.NONE);
  }

  /**
   * Searches among these; finds none where there is nothing to tell apart.
   *
   * @param sets makes the labelled sample, in views of a side
   * @param specs one or more; the first are trained first
   * @param reference what models are to save the cost of
   */
  static Found run(
      JavaSparkContext spark,
      NoScopeConf conf,
      IntFunction<TrainingSet> sets,
      List<ModelSpec> specs,
      Cost reference) {
    SharedSets shared = SharedSets.of(spark, specs, sets);
    ModelSearch search = new ModelSearch(spark, conf, shared);
    try {
      return shared.canTrain() ? search.among(specs, reference) : Found.NOTHING;
    } finally {
      search.keep(Optional.empty());
      shared.destroy();
    }
  }

  private Found among(List<ModelSpec> specs, Cost reference) {
    List<Cost> costs = costs(specs);
    List<ModelSpec> paying = new ArrayList<>();
    List<Dear> dear = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      if (CascadeOptimizer.mayPay(costs.get(i), reference)) {
        paying.add(specs.get(i));
      } else {
        dear.add(Dear.of(specs.get(i), costs.get(i), reference));
      }
    }
    List<CandidateModel> models = paying.isEmpty() ? List.of() : halve(paying);
    return new Found(
        models, new TrainingUse(rounds, dear, seconds(), budget.filter(spent -> stopped)));
  }

  private List<Cost> costs(List<ModelSpec> specs) {
    DeviceChoice on = choice;
    return Jobs.described(
        spark,
        "timing %d models".formatted(specs.size()),
        () ->
            stages
                .place(
                    spark
                        .parallelize(specs, specs.size())
                        .map(spec -> CostProfiler.measure(spec, TaskDevice.of(on).device())))
                .collect());
  }

  private List<CandidateModel> halve(List<ModelSpec> specs) {
    SharedSets shared = sets;
    JavaRDD<ModelInTraining> models =
        spark
            .parallelize(specs, specs.size())
            .map(spec -> ModelInTraining.of(spec, shared.of(spec).data()));
    Set<ModelSpec> left = Set.copyOf(specs);
    for (int passes = 1; left.size() > FEW; passes *= 2) {
      models = train(models, left, passes).persist(StorageLevel.DISK_ONLY());
      List<Standing> standings = standings(models, left.size());
      keep(Optional.of(models));
      addRound(standings.stream().mapToInt(Standing::passes));
      boolean done = standings.stream().allMatch(Standing::done);
      stopped = !done && deadline.isPast();
      if (done || stopped) {
        Set<ModelSpec> best = Standing.best(FEW, standings);
        return score(only(best, models), "scoring %d models".formatted(best.size()));
      }
      left = Standing.betterHalf(standings);
    }
    List<CandidateModel> found =
        score(train(models, left, Integer.MAX_VALUE), training(left.size()));
    addRound(found.stream().mapToInt(model -> model.losses().size()));
    stopped = found.size() < left.size() || found.stream().anyMatch(model -> !model.done());
    return found;
  }

  /** Keeps models as they are after a round, and no longer as they were before. */
  private void keep(Optional<JavaRDD<ModelInTraining>> models) {
    kept.ifPresent(before -> before.unpersist(false));
    kept = models;
  }

  /** Adds a round after which the models that it began with have made so many passes each. */
  private void addRound(IntStream passes) {
    IntSummaryStatistics begun = passes.filter(each -> each > 0).summaryStatistics();
    if (begun.getCount() > 0) {
      rounds.add(new Round((int) begun.getCount(), begun.getMax()));
    }
  }

  private String training(int models) {
    return rounds.isEmpty() || rounds.get(0).models() == models
        ? "training %d models on %,d frames".formatted(models, sets.frames())
        : "training the better %d models further".formatted(models);
  }

  /** Those that are left, trained until they have made so many passes or time is up. */
  private JavaRDD<ModelInTraining> train(
      JavaRDD<ModelInTraining> models, Set<ModelSpec> left, int passes) {
    SharedSets shared = sets;
    TrainingOptions how = options;
    DeviceChoice on = choice;
    Deadline end = deadline;
    return stages.place(
        only(left, models)
            .map(
                model ->
                    SameDiffTrainer.train(
                        model,
                        shared.of(model.spec()).data(),
                        how,
                        made -> made >= passes || end.isPast(),
                        TaskDevice.of(on).device())));
  }

  private static JavaRDD<ModelInTraining> only(
      Set<ModelSpec> some, JavaRDD<ModelInTraining> models) {
    return models.filter(model -> some.contains(model.spec()));
  }

  private List<Standing> standings(JavaRDD<ModelInTraining> models, int count) {
    TrainingOptions how = options;
    return Jobs.described(
        spark,
        training(count),
        () -> stages.place(models.map(model -> Standing.of(model, how))).collect());
  }

  /** Those that have made a pass, with what they say of the threshold block. */
  private List<CandidateModel> score(JavaRDD<ModelInTraining> models, String description) {
    SharedSets shared = sets;
    TrainingOptions how = options;
    DeviceChoice on = choice;
    return Jobs.described(
        spark,
        description,
        () ->
            stages
                .place(
                    models
                        .filter(model -> model.passes() > 0)
                        .map(
                            model ->
                                CandidateModel.of(
                                    model,
                                    shared.of(model.spec()),
                                    how,
                                    TaskDevice.of(on).device())))
                .collect());
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }
}
