package io.noscope.cascade;

import static io.noscope.Mistakes.mistake;

import io.noscope.Mistakes;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceSpec;
import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.detect.DifferenceSpec.Metric;
import io.noscope.label.Query;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What plans do not take. */
class CascadeMistakesTest implements Mistakes {
  private static Cascade stillAndCompared() {
    DifferenceDetector earlier =
        new DifferenceDetector(
            new DifferenceSpec(Metric.GLOBAL, Baseline.EARLIER_FRAME, 50, 1),
            new byte[0],
            new float[0],
            Optional.empty());
    return new Cascade(
        Query.of("person"),
        "reference",
        Optional.of(new StillStage(100)),
        1,
        Optional.of(new DifferenceStage(earlier, 5)),
        Optional.empty());
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "one of every 1 or more frames is examined, not 0",
            () ->
                new Cascade(
                    Query.of("person"), "reference", 0, Optional.empty(), Optional.empty())),
        mistake(
            "frames of still groups are not looked at, so none can be compared with them",
            () -> stillAndCompared()),
        mistake(
            "there is no cascade to run; give one or more",
            () -> JointRunner.open(List.of(), null, null)),
        mistake(
            "a plan without a difference detector and a model has no use for drafts: the reference"
                + " detector sees full pictures",
            () ->
                new Cascade(
                    Query.of("person"),
                    "reference",
                    Optional.empty(),
                    1,
                    true,
                    true,
                    Optional.empty(),
                    Optional.empty())),
        mistake("low 0.8 lies above high 0.2", () -> new ModelStage(null, 0.8f, 0.2f)));
  }
}
