package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

final class MovedViewsTest {
  private static final int SIDE = 50;
  private static final int BYTES = SIDE * SIDE * 3;
  private static final int PERSON = 200;

  @Test
  void movesWhatStandsOutOntoAnotherBackground() {
    // Frame 1 shows a person of 6x10 pixels at 4, 20; the others are empty, and darker each.
    MovedViews views = new MovedViews(views(false, true, false, false));
    SplittableRandom random = new SplittableRandom(1);
    Set<Integer> lefts = new HashSet<>();
    Set<Integer> backgrounds = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      byte[] moved = views.of(1, random);
      int pixels = 0;
      int left = SIDE;
      int top = SIDE;
      for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
        if ((moved[3 * pixel] & 0xff) == PERSON) {
          pixels++;
          left = Math.min(left, pixel % SIDE);
          top = Math.min(top, pixel / SIDE);
        }
      }
      assertThat(pixels).isBetween(30, 60);
      assertThat(top).isBetween(20 - 3, 20 + 3);
      lefts.add(left);
      backgrounds.add(moved[BYTES - 1] & 0xff);
    }
    assertThat(lefts).contains(0).hasSizeGreaterThan(15);
    assertThat(lefts).allMatch(left -> left <= 4 + SIDE / 2);
    assertThat(backgrounds).containsExactlyInAnyOrder(90, 88, 87);
  }

  @Test
  void drawsTheSameMovesAgain() {
    LabelledViews views = views(false, true, false);
    byte[] first = new MovedViews(views).of(1, new SplittableRandom(3)).clone();
    byte[] again = new MovedViews(views).of(1, new SplittableRandom(3)).clone();
    byte[] other = new MovedViews(views).of(1, new SplittableRandom(4)).clone();
    assertThat(again).isEqualTo(first).isNotEqualTo(other);
  }

  @Test
  void leavesAViewAloneWhoseLightHasChanged() {
    LabelledViews views = filled(i -> i == 1 ? 160 : 90, false, true, false);
    assertThat(new MovedViews(views).of(1, new SplittableRandom(1)))
        .isEqualTo(Arrays.copyOfRange(views.views(), BYTES, 2 * BYTES));
  }

  @Test
  void leavesAViewAloneInWhichNothingStandsOut() {
    LabelledViews views = filled(i -> 90 + i, true, false);
    assertThat(new MovedViews(views).of(0, new SplittableRandom(1)))
        .isEqualTo(Arrays.copyOfRange(views.views(), 0, BYTES));
  }

  private static LabelledViews views(boolean... present) {
    LabelledViews views = filled(i -> 90 - i, present);
    for (int view = 0; view < present.length; view++) {
      for (int y = 20; present[view] && y < 30; y++) {
        int from = view * BYTES + (y * SIDE + 4) * 3;
        Arrays.fill(views.views(), from, from + 6 * 3, (byte) PERSON);
      }
    }
    return views;
  }

  private static LabelledViews filled(IntUnaryOperator level, boolean... present) {
    byte[] views = new byte[present.length * BYTES];
    for (int view = 0; view < present.length; view++) {
      Arrays.fill(views, view * BYTES, (view + 1) * BYTES, (byte) level.applyAsInt(view));
    }
    return new LabelledViews(SIDE, views, present);
  }
}
