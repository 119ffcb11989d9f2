package io.noscope.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.detect.ModelSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which models are worth going on with. */
class StandingTest {
  private static final ModelSpec CHEAP = new ModelSpec(2, 16, 32, 2);
  private static final ModelSpec MIDDLING = new ModelSpec(2, 16, 32, 1);
  private static final ModelSpec LARGE = new ModelSpec(4, 32, 64, 1);
  private static final ModelSpec DEAREST = new ModelSpec(4, 64, 256, 1);

  private static Standing standing(ModelSpec spec, double loss) {
    return new Standing(spec, 1, loss, false);
  }

  @Test
  void whatNoOtherBeatsGoesOn() {
    assertThat(
            Standing.betterHalf(
                List.of(
                    standing(DEAREST, 0.3),
                    standing(LARGE, 0.1),
                    standing(MIDDLING, 0.4),
                    standing(CHEAP, 0.2))))
        .containsExactlyInAnyOrder(LARGE, CHEAP);
  }

  @Test
  void ofThoseThatNoneBeatsTheMostTellingGoOn() {
    assertThat(
            Standing.betterHalf(
                List.of(
                    standing(CHEAP, 0.4),
                    standing(MIDDLING, 0.3),
                    standing(LARGE, 0.2),
                    standing(DEAREST, 0.1))))
        .containsExactlyInAnyOrder(LARGE, DEAREST);
  }

  @Test
  void halfOfAnOddNumberIsTheGreaterPartAndOfOneItself() {
    List<Standing> three =
        List.of(standing(CHEAP, 0.1), standing(LARGE, 0.2), standing(MIDDLING, Double.NaN));

    assertThat(Standing.betterHalf(three)).containsExactlyInAnyOrder(CHEAP, LARGE);
    assertThat(Standing.betterHalf(three.subList(0, 1))).containsExactly(CHEAP);
    assertThat(Standing.best(1, three)).containsExactly(CHEAP);
  }

  @Test
  void whatHasNotBegunIsNoneOfTheBest() {
    List<Standing> standings =
        List.of(
            new Standing(CHEAP, 0, Double.POSITIVE_INFINITY, false),
            standing(MIDDLING, Double.NaN),
            standing(LARGE, 0.2));

    assertThat(Standing.best(3, standings)).containsExactlyInAnyOrder(MIDDLING, LARGE);
    assertThat(Standing.best(3, standings.subList(0, 1))).isEmpty();
  }
}
