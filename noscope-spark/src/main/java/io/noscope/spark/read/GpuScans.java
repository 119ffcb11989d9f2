package io.noscope.spark.read;

import io.noscope.spark.task.GpuStages;
import java.util.Optional;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.execution.ColumnarRule;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.datasources.v2.BatchScanExec;
import org.apache.spark.sql.execution.datasources.v2.MicroBatchScanExec;

/**
 * Puts scans that run cascades, or the reference detector alone, where there are GPUs, if the
 * settings ask for it. Of the rules over physical plans that Spark lets in, those for columns come
 * last.
 */
public final class GpuScans extends ColumnarRule {
  @Override
  public Rule<SparkPlan> preColumnarTransitions() {
    return new Placing();
  }

  private static final class Placing extends Rule<SparkPlan> {
    @Override
    public SparkPlan apply(SparkPlan plan) {
      if (plan instanceof GpuScanExec) {
        return plan;
      }
      Optional<VideoScan> scan = scan(plan).filter(VideoScan::computes);
      return scan.isPresent() ? place(plan, scan.get()) : plan.mapChildren(this::apply);
    }

    private static SparkPlan place(SparkPlan plan, VideoScan scan) {
      return GpuStages.of(plan.sparkContext(), scan.table().conf())
          .profile()
          .<SparkPlan>map(profile -> new GpuScanExec(plan, profile))
          .orElse(plan);
    }

    private static Optional<VideoScan> scan(SparkPlan plan) {
      if (plan instanceof BatchScanExec batch) {
        return video(batch.scan());
      }
      return plan instanceof MicroBatchScanExec batch ? video(batch.scan()) : Optional.empty();
    }

    private static Optional<VideoScan> video(Scan scan) {
      if (scan instanceof StreamScan stream) {
        return Optional.of(stream.scan());
      }
      return scan instanceof VideoScan video ? Optional.of(video) : Optional.empty();
    }
  }
}
