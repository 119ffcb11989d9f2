package io.noscope.spark.cli;

import io.noscope.cascade.Cascade;
import io.noscope.detect.Device;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceSpec;
import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.detect.DifferenceSpec.Metric;
import io.noscope.detect.TrainedModel;
import io.noscope.optimize.CostProfiler;
import io.noscope.video.SmallView;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Frames a second on one core, decoding not counted.
 *
 * @param difference the mean squared error of two views of 50x50
 * @param model the plan's specialised model in full batches; empty where it has none
 */
record StageRates(double difference, OptionalDouble model) {
  private static final int ROUNDS = 10;
  private static final int BATCHES = 20;
  private static final int VIEWS = 200;

  static StageRates measure(Cascade cascade) {
    OptionalDouble model =
        cascade.model().isPresent()
            ? OptionalDouble.of(rate(cascade.model().get().model()))
            : OptionalDouble.empty();
    return new StageRates(differenceRate(), model);
  }

  private static double differenceRate() {
    DifferenceSpec spec =
        new DifferenceSpec(Metric.GLOBAL, Baseline.EARLIER_FRAME, SmallView.SMALL, 1);
    Random random = new Random(1);
    List<byte[]> views = new ArrayList<>();
    for (int i = 0; i < VIEWS; i++) {
      byte[] view = new byte[SmallView.bytes(SmallView.LARGE)];
      random.nextBytes(view);
      views.add(view);
    }
    DifferenceDetector detector = new DifferenceDetector(spec, new byte[0], new float[0]);
    return 1 / CostProfiler.measure(detector, views).seconds();
  }

  private static double rate(TrainedModel model) {
    return 1 / CostProfiler.measure(model, Device.CPU, ROUNDS, BATCHES).seconds();
  }
}
