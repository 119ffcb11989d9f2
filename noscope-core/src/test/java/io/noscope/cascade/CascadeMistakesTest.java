package io.noscope.cascade;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceSpec;
import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.detect.DifferenceSpec.Metric;
import io.noscope.label.Query;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What plans do not take. */
class CascadeMistakesTest {
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

  private static Arguments mistake(String message, ThrowingCallable call) {
    return Arguments.of(message, call);
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
        mistake("low 0.8 lies above high 0.2", () -> new ModelStage(null, 0.8f, 0.2f)));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isNamedWithItsValue(String message, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
