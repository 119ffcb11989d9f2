package io.noscope.spark.task;

import io.noscope.spark.conf.DeviceChoice;
import io.noscope.spark.conf.NoScopeConf;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ExecutorResourceRequests;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;

/**
 * Spark's stage-level scheduling of what runs detectors and models: with {@code gpusPerTask} set
 * these stages, and no others, take up GPUs. With dynamic allocation they get executors of their
 * own that have one; without, a share of the GPUs that all executors have.
 *
 * @param profile what each task of such a stage asks for; empty for what any task has
 */
public record GpuStages(Optional<ResourceProfile> profile) {
  private static final String EXECUTOR = "spark.executor.resource.gpu.";
  private static final String DYNAMIC = "spark.dynamicAllocation.enabled";
  private static final String VENDOR = "nvidia.com";

  /** Each profile has executors of its own, so the same requests must be the same profile. */
  private static final Map<Requests, ResourceProfile> PROFILES = new ConcurrentHashMap<>();

  /**
   * What is asked for.
   *
   * @param script that discovers an executor's GPUs; empty where executors are as they are
   */
  private record Requests(double gpus, Optional<String> script) {
    ResourceProfile profile() {
      ResourceProfileBuilder profile = new ResourceProfileBuilder();
      profile.require(new TaskResourceRequests().resource(TaskDevice.RESOURCE, gpus));
      script.ifPresent(
          path ->
              profile.require(
                  new ExecutorResourceRequests()
                      .resource(TaskDevice.RESOURCE, (long) Math.ceil(gpus), path, VENDOR)));
      return profile.build();
    }
  }

  /** What the settings ask for; nothing in local mode, which has one executor for all. */
  public static GpuStages of(JavaSparkContext spark, NoScopeConf conf) {
    return of(spark.sc(), conf);
  }

  /**
   * The same.
   *
   * @throws IllegalArgumentException where no executor could have a GPU, naming the settings
   */
  public static GpuStages of(SparkContext spark, NoScopeConf conf) {
    if (conf.gpusPerTask().isEmpty() || conf.device() == DeviceChoice.CPU || spark.isLocal()) {
      return new GpuStages(Optional.empty());
    }
    Requests requests = requests(conf.gpusPerTask().get(), conf, spark.getConf());
    return new GpuStages(Optional.of(PROFILES.computeIfAbsent(requests, Requests::profile)));
  }

  private static Requests requests(double gpus, NoScopeConf conf, SparkConf spark) {
    if (spark.getBoolean(DYNAMIC, false)) {
      String script = spark.get(EXECUTOR + "discoveryScript", "");
      return new Requests(gpus, Optional.of(conf.gpuDiscoveryScript().orElse(script)));
    }
    if (!spark.contains(EXECUTOR + "amount")) {
      throw new IllegalArgumentException(
          "spark.noscope.gpusPerTask is set, but no executor has a GPU: set %s to true, for executors of their own, or %samount and %sdiscoveryScript"
              .formatted(DYNAMIC, EXECUTOR, EXECUTOR));
    }
    return new Requests(gpus, Optional.empty());
  }

  /** The same data, computed where there are GPUs, if that is asked for. */
  public <T> JavaRDD<T> place(JavaRDD<T> stage) {
    return profile.map(stage::withResources).orElse(stage);
  }
}
