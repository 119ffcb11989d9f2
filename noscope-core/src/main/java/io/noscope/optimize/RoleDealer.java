package io.noscope.optimize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Says what each labelled segment is used for. Visits are few, and the moments when they begin and
 * end decide over misses, so these are shared out first of all: segments that show such a moment,
 * those that show the class throughout, and empty ones are dealt separately, each kind in timeline
 * order to the role that lacks most of its share. So every role sees its share of visits and of
 * their edges, early and late.
 */
public final class RoleDealer {
  private RoleDealer() {}

  /**
   * Deals the roles; the same labels always get the same.
   *
   * @param runs labelled segments in timeline order
   * @return for each segment its role
   */
  public static List<Role> deal(List<LabelledRun> runs) {
    List<Role> roles = new ArrayList<>(Collections.nCopies(runs.size(), Role.TRAIN));
    for (Shows kind : Shows.values()) {
      Map<Role, Double> lacks = new EnumMap<>(Role.class);
      for (int i = 0; i < runs.size(); i++) {
        if (Shows.of(runs.get(i)) == kind) {
          roles.set(i, next(lacks, 1 + present(runs.get(i))));
        }
      }
    }
    return roles;
  }

  /** The role that lacks most once every role has been promised its share of this weight too. */
  private static Role next(Map<Role, Double> lacks, int weight) {
    Role most = Role.TRAIN;
    for (Role role : Role.values()) {
      lacks.merge(role, role.share() * weight, Double::sum);
      most = lacks.get(role) > lacks.get(most) ? role : most;
    }
    lacks.merge(most, (double) -weight, Double::sum);
    return most;
  }

  private static int present(LabelledRun run) {
    int present = 0;
    for (boolean one : run.present()) {
      present += one ? 1 : 0;
    }
    return present;
  }

  /** What a segment shows of the class. */
  private enum Shows {
    EDGE,
    VISIT,
    NOTHING;

    static Shows of(LabelledRun run) {
      int present = present(run);
      return present == 0 ? NOTHING : present == run.present().length ? VISIT : EDGE;
    }
  }
}
