package io.noscope.spark.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.conf.NoScopeConf;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In local mode there is one executor for everything; GpuClusterTest has real ones. */
@ExtendWith(LocalSpark.class)
class GpuStagesTest {
  @Test
  void localModeRunsStagesAsTheyAre(SparkSession spark) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    NoScopeConf conf =
        NoScopeConf.resolve(
            Map.of("gpusPerTask", "0.25", "gpuDiscoveryScript", "/none.sh"),
            new SQLConf(),
            List.of());
    JavaRDD<Integer> stage = context.parallelize(List.of(1, 2), 2);

    JavaRDD<Integer> placed = GpuStages.of(context, conf).place(stage);

    assertThat(placed).isSameAs(stage);
    assertThat(placed.collect()).containsExactly(1, 2);
  }
}
