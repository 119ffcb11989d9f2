package io.noscope.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.noscope.video.VideoFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RoleDealerTest {
  private static final VideoFile FILE = new VideoFile("file:/camera.mp4", 1, 0);
  private static final int FRAMES = 50;

  @Test
  void everyRoleGetsItsShareOfVisitsHoweverRareTheyAre() {
    SplittableRandom random = new SplittableRandom(5);
    for (int archive = 0; archive < 50; archive++) {
      List<LabelledRun> runs = new ArrayList<>();
      for (int i = 0; i < 144; i++) {
        runs.add(random.nextInt(7) == 0 ? run(random.nextInt(1, 120)) : run(0));
      }
      List<Role> roles = RoleDealer.deal(runs);

      Map<Role, Integer> present = new EnumMap<>(Role.class);
      int all = 0;
      for (int i = 0; i < runs.size(); i++) {
        present.merge(roles.get(i), shown(runs.get(i)), Integer::sum);
        all += shown(runs.get(i));
      }
      for (Role role : Role.values()) {
        // No closer than two segments can get, of either kind of visit.
        assertThat((double) present.getOrDefault(role, 0))
            .as("%s of %d in archive %d", role, all, archive)
            .isCloseTo(role.share() * all, within(2.0 * FRAMES));
      }
    }
  }

  @Test
  void everyRoleSeesEveryThirdOfTheArchive() {
    List<LabelledRun> runs = new ArrayList<>();
    for (int i = 0; i < 144; i++) {
      runs.add(run(i % 6 == 0 ? 20 : 0));
    }
    List<Role> roles = RoleDealer.deal(runs);

    for (int third = 0; third < 3; third++) {
      assertThat(roles.subList(48 * third, 48 * third + 48)).contains(Role.values());
    }
  }

  @Test
  void rolesFollowFromTheLabelsAlone() {
    List<LabelledRun> runs = List.of(run(0), run(10), run(0), run(50), run(3), run(0), run(0));

    assertThat(RoleDealer.deal(runs)).isEqualTo(RoleDealer.deal(runs)).hasSize(7);
    assertThat(RoleDealer.deal(List.of())).isEmpty();
  }

  /** A segment whose first frames show the class. */
  private static LabelledRun run(int present) {
    boolean[] labels = new boolean[FRAMES];
    Arrays.fill(labels, 0, Math.min(FRAMES, present), true);
    return new LabelledRun(FILE, 0, labels);
  }

  private static int shown(LabelledRun run) {
    int shown = 0;
    for (boolean one : run.present()) {
      shown += one ? 1 : 0;
    }
    return shown;
  }
}
