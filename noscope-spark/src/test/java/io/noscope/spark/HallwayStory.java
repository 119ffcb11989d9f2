package io.noscope.spark;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * What goes on in a {@link Hallway}, and what the detector says of it.
 *
 * @param left column at which the figure's left edge is, by frame; {@link #NOBODY} for none
 * @param person whether the detector finds a person, by frame
 * @param company whether another walks close behind, whom the detector finds as well, by frame
 */
record HallwayStory(IntUnaryOperator left, IntPredicate person, IntPredicate company) {
  static final int FRAMES = 6_000;
  static final int RATE = 10;
  static final int NOBODY = -1;

  private static final int SHORTEST = 30;
  private static final int LONGEST = 90;
  private static final int RANGE = Hallway.WIDTH - Hallway.FIGURE;
  private static final int STAYS_AT = 40;
  private static final int HALF = FRAMES / 2;
  private static final int LAST_TENTH = FRAMES * 9 / 10;

  /** Where nobody walks with another. */
  HallwayStory(IntUnaryOperator left, IntPredicate person) {
    this(left, person, frame -> false);
  }

  /** Half of the time someone walks by. */
  static HallwayStory visits() {
    return told(visited());
  }

  /** Half of the time someone walks by, and every other time it is two. */
  static HallwayStory everyOtherTimeTwo() {
    boolean[] visited = visited();
    boolean[] two = new boolean[FRAMES];
    boolean company = false;
    for (int frame = 1; frame < FRAMES; frame++) {
      company ^= visited[frame] && !visited[frame - 1];
      two[frame] = company && visited[frame];
    }
    return new HallwayStory(
        frame -> walking(visited, frame), frame -> visited[frame], frame -> two[frame]);
  }

  /** Nobody comes until the last minute of ten; then someone walks by now and then. */
  static HallwayStory lastTenth() {
    boolean[] visited = visited();
    boolean[] late = new boolean[FRAMES];
    System.arraycopy(visited, LAST_TENTH, late, LAST_TENTH, FRAMES - LAST_TENTH);
    return told(late);
  }

  /** Nobody comes in ten minutes. */
  static HallwayStory nobody() {
    return told(new boolean[FRAMES]);
  }

  /** Somebody walks by four times in ten minutes, for four seconds each. */
  static HallwayStory rareVisits() {
    boolean[] rarely = new boolean[FRAMES];
    for (int first = FRAMES / 8; first < FRAMES; first += FRAMES / 4) {
      Arrays.fill(rarely, first, first + 4 * RATE, true);
    }
    return told(rarely);
  }

  /** Somebody walks by twice in ten minutes, each time within one of the video's segments. */
  static HallwayStory twoVisits() {
    boolean[] twice = new boolean[FRAMES];
    for (int first : new int[] {FRAMES * 26 / 100 + RATE, FRAMES * 73 / 100 + RATE}) {
      Arrays.fill(twice, first, first + 4 * RATE, true);
    }
    return told(twice);
  }

  /** From half time on someone stands there and does not move. */
  static HallwayStory someoneStays() {
    boolean[] visited = visited();
    return new HallwayStory(
        frame -> frame >= HALF ? STAYS_AT : walking(visited, frame),
        frame -> frame >= HALF || visited[frame]);
  }

  /** From half time on a thing like a person stands there, and others still walk by before it. */
  static HallwayStory somethingStays() {
    boolean[] visited = visited();
    return new HallwayStory(
        frame ->
            walking(visited, frame) == NOBODY && frame >= HALF ? STAYS_AT : walking(visited, frame),
        frame -> visited[frame]);
  }

  /** People walk by, and what the detector says of a second has nothing to do with it. */
  static HallwayStory random() {
    boolean[] visited = visited();
    SplittableRandom coin = new SplittableRandom(5);
    boolean[] said = new boolean[FRAMES / RATE];
    for (int second = 0; second < said.length; second++) {
      said[second] = coin.nextBoolean();
    }
    return new HallwayStory(frame -> walking(visited, frame), frame -> said[frame / RATE]);
  }

  private static HallwayStory told(boolean[] visited) {
    return new HallwayStory(frame -> walking(visited, frame), frame -> visited[frame]);
  }

  private static int walking(boolean[] visited, int frame) {
    return visited[frame] ? 2 * frame % RANGE : NOBODY;
  }

  private static boolean[] visited() {
    SplittableRandom random = new SplittableRandom(11);
    boolean[] visited = new boolean[FRAMES];
    boolean someone = false;
    int until = 0;
    for (int frame = 0; frame < FRAMES; frame++) {
      if (frame == until) {
        someone = !someone;
        until += random.nextInt(SHORTEST, LONGEST);
      }
      visited[frame] = someone;
    }
    return visited;
  }
}
