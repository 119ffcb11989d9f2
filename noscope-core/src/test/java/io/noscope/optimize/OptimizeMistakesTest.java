package io.noscope.optimize;

import static io.noscope.Mistakes.mistake;

import io.noscope.Mistakes;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceSpec;
import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.detect.DifferenceSpec.Metric;
import io.noscope.detect.ModelSpec;
import io.noscope.video.Segment;
import io.noscope.video.VideoFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What the optimizer’s records do not take. */
class OptimizeMistakesTest implements Mistakes {
  private static final VideoFile FILE = new VideoFile("a.mp4", 1, 0);
  private static final Segment NINE = new Segment(0, 9, 0, 0, 9, 0);

  private static CostProfile costs() {
    Cost any = new Cost(1, 1);
    return new CostProfile(
        new DecodeCosts(any, any, any), Optional.empty(), any, Map.of(), Map.of(), any);
  }

  private static DifferenceDetector detector() {
    return new DifferenceDetector(
        new DifferenceSpec(Metric.GLOBAL, Baseline.EARLIER_FRAME, 50, 1),
        new byte[0],
        new float[0],
        Optional.empty());
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "timing global-50-earlier-1 takes two views or more, not 1",
            () -> CostProfiler.measure(detector(), List.of(new byte[7500]))),
        mistake(
            "2 frames of groups, 1 of motion and 2 disposable or not",
            () -> new FrameMotion(new boolean[2], new double[1])),
        mistake(
            "a.mp4: 2 labels and 1 views for a segment of 9 frames",
            () -> new LabelledSegment(FILE, NINE, new boolean[2], new byte[1][])),
        mistake(
            "a.mp4: 2 labels and motion of 1 frames",
            () ->
                new LabelledSegment(
                    FILE, NINE, new boolean[2], new byte[2][], FrameMotion.unknown(1))),
        mistake(
            "a skip is 1 or more frames, not -2", () -> new OptimizerOptions(List.of(-2), 0.25)),
        mistake(
            "the margin is a share of the cost such as 0.1, not -1.0",
            () -> new OptimizerOptions(List.of(), -1)),
        mistake(
            "labelled frames range from a minimum of 0 or more to a maximum that is not less, not 9 to 5",
            () -> new LabelBudget(0.2, 9, 5)),
        mistake(
            "a sampled segment has at least one frame, not 0",
            () -> SamplePlan.of(List.of(), LabelBudget.DEFAULT, 0, 1)),
        mistake(
            "the cost of conv2x16-dense32-stride2 is unknown: measure it and add it to the profile",
            () -> costs().of(new ModelSpec(2, 16, 32, 2))),
        mistake(
            "the cost of drafts is unknown: measure it and add it to the profile",
            () -> costs().decode(true)),
        mistake(
            "each stage gets frames from the one before, not 4 of 3 of 9 of 10",
            () -> new Selectivities(10, 9, 3, 4)));
  }
}
