package io.noscope.optimize;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How roles alternate over the samples in timeline order. */
final class SampleRounds {
  /** More rounds than this split blocks so finely that neighbours of all roles look alike. */
  private static final int MOST = 24;

  private static final int SAMPLES_PER_ROUND = 8;

  private SampleRounds() {}

  /**
   * Rounds for so many samples among so many segments: two at least where gaps for them fit, so
   * that each role sees early and late parts. 0 where not even one fits.
   */
  static int fitting(int samples, int segments) {
    int roles = Role.values().length;
    int wanted = Math.max(Math.min(2, samples / roles), samples / SAMPLES_PER_ROUND);
    int gapsFit = (segments - samples + 1) / roles;
    return Math.min(Math.min(wanted, gapsFit), MOST);
  }

  /** The role of each sample; every role occurs, in about its share. */
  static List<Role> roles(int samples, int rounds) {
    List<Role> roles = new ArrayList<>(samples);
    Map<Role, Integer> counts = counts(samples);
    for (int round = 0; round < rounds; round++) {
      for (Role role : Role.values()) {
        int count = counts.get(role);
        // Dealt so that a role with fewer samples than rounds still reaches from early to late.
        int from = (int) ((2L * round * count + rounds) / (2L * rounds));
        int to = (int) ((2L * (round + 1) * count + rounds) / (2L * rounds));
        for (int i = from; i < to; i++) {
          roles.add(role);
        }
      }
    }
    return roles;
  }

  /** How often the role changes from one sample to the next: gaps that are needed. */
  static int changes(List<Role> roles) {
    int changes = 0;
    for (int i = 1; i < roles.size(); i++) {
      changes += roles.get(i) != roles.get(i - 1) ? 1 : 0;
    }
    return changes;
  }

  /** One for each role, and the rest by shares. */
  private static Map<Role, Integer> counts(int samples) {
    Map<Role, Integer> counts = new EnumMap<>(Role.class);
    int rest = samples - Role.values().length;
    double share = 0;
    int dealt = 0;
    for (Role role : Role.values()) {
      share += role.share();
      int upTo = (int) Math.round(share * rest);
      counts.put(role, 1 + upTo - dealt);
      dealt = upTo;
    }
    return counts;
  }
}
