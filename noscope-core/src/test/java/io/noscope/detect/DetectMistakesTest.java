package io.noscope.detect;

import static io.noscope.Mistakes.mistake;

import io.noscope.Mistakes;
import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.detect.DifferenceSpec.Metric;
import io.noscope.label.Rectangle;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What detectors, models and their training do not take. */
class DetectMistakesTest implements Mistakes {
  private static LabelledViews views(boolean... present) {
    return views(50, present);
  }

  private static LabelledViews views(int side, boolean... present) {
    return new LabelledViews(side, new byte[present.length * side * side * 3], present);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "a mask has one polygon or more, not none",
            () -> new MotionMask(List.of(), new Rectangle(0, 0, 9, 9))),
        mistake(
            "a mean image holds 1024 values, not 3",
            () -> new OpenCvEncoder(new ModelSpec(2, 16, 32, 2, 32, true), new float[3])),
        mistake(
            "a run has a label for each view, not 2 for 1",
            () -> new DifferenceRun(List.of(new byte[3]), new boolean[2])),
        mistake(
            "views have a side of 50 or 100, not 60",
            () -> new DifferenceSpec(Metric.GLOBAL, Baseline.REFERENCE_IMAGE, 60, 0)),
        mistake(
            "a view of 4 bytes among views of 3",
            () -> DifferenceTrainer.referenceImage(List.of(new byte[3], new byte[4]))),
        mistake(
            "2 labels need as many views of 7500 bytes, not 7500 bytes",
            () -> new LabelledViews(50, new byte[7500], new boolean[2])),
        mistake(
            "a model has 2 or 4 convolutions and a first stride of 1 or 2, not 3, 16, 32, 1",
            () -> new ModelSpec(3, 16, 32, 1)),
        mistake(
            "a model looks at views of 32, 50 or 64 pixels a side, not 100",
            () -> new ModelSpec(2, 16, 32, 2, 100, false)),
        mistake(
            "conv2x16-dense32-stride2-in32-grey looks at views of 32 pixels a side, not 50",
            () ->
                ModelInTraining.of(
                    new ModelSpec(2, 16, 32, 2, 32, true),
                    new TrainingData(views(true, false), views(false)))),
        mistake(
            "a model is validated on views of the side that it learns from, not 64 after 50",
            () -> new TrainingData(views(true, false), views(64, false))),
        mistake(
            "a model needs frames of both classes to learn from, but 2 of 2 show the class: label more frames",
            () -> new TrainingData(views(true, true), views(false))),
        mistake(
            "a model needs frames of another time to validate with: label more frames",
            () -> new TrainingData(views(true, false), views())),
        mistake(
            "batch, epochs, patience and attempts are 1 or more, not 16, 0, 2, 3",
            () -> new TrainingOptions(16, 1e-3, 0.7, 0, 2, 3, 0.5, 1)),
        mistake(
            "a learning rate lies above 0 and its decay in (0, 1], not 0.001 and 1.5",
            () -> new TrainingOptions(16, 1e-3, 1.5, 5, 2, 3, 0.5, 1)),
        mistake(
            "a share lies in [0, 1], not 1.5",
            () -> new TrainingOptions(16, 1e-3, 0.7, 5, 2, 3, 1.5, 1)));
  }
}
