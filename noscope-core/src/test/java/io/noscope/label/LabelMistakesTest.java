package io.noscope.label;

import static io.noscope.Mistakes.mistake;

import io.noscope.Mistakes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What records of labels do not take. */
class LabelMistakesTest implements Mistakes {
  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "a score lies in [0, 1], not 1.5",
            () -> new Detection("person", 1.5f, new Box(0, 0, 1, 1))),
        mistake("3 false positives of 2", () -> new ErrorRates(3, 2, 0, 0)),
        mistake("1 false negatives of 0", () -> new ErrorRates(0, 2, 1, 0)),
        mistake(
            "a box runs from left to right and from top to bottom, not [5.0, 0.0, 4.0, 1.0]",
            () -> new Box(5, 0, 4, 1)),
        mistake("a region has one polygon or more, not none", () -> new Region(List.of())),
        mistake("a window has at least one frame, not 0", () -> new WindowRule(0)),
        mistake(
            "a window has 1 frame or more, or 0 for those of one second, not -1",
            () -> new Targets(0.01, 0.01, Guarantee.ESTIMATE, -1)),
        mistake(
            "the reference confidence lies in [0, 1], not NaN",
            () -> new Query("person", Optional.empty(), Double.NaN, Targets.DEFAULT)));
  }
}
