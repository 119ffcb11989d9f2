package io.noscope.optimize;

import io.noscope.video.Segment;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which segments of an archive are labelled, and what for. They are spread evenly over the whole
 * timeline; roles are given in blocks of neighbouring samples, round after round, so that each role
 * sees all hours; and at least one unlabelled segment lies between blocks of different roles, so
 * that the same passer-by is not in both.
 *
 * @param segments in timeline order; none where the archive is too short to be split four ways
 * @param archiveFrames frames of the whole archive
 */
public record SamplePlan(List<SampledSegment> segments, long archiveFrames) {
  public SamplePlan {
    segments = List.copyOf(segments);
  }

  /**
   * Plans the sample. The same arguments always give the same plan.
   *
   * @param videos one camera's files in timeline order
   * @param budget how many frames to label at most
   * @param segmentFrames least length of a sampled segment in frames, about five seconds; files are
   *     cut by {@link VideoInfo#segments}
   * @param seed of the jitter in where samples fall
   */
  public static SamplePlan of(
      List<VideoInfo> videos, LabelBudget budget, int segmentFrames, long seed) {
    if (segmentFrames < 1) {
      throw new IllegalArgumentException(
          "a sampled segment has at least one frame, not " + segmentFrames);
    }
    List<Unit> units = new ArrayList<>();
    long frames = 0;
    for (VideoInfo video : videos) {
      video.segments(segmentFrames).forEach(s -> units.add(new Unit(video.file(), s)));
      frames += video.frames();
    }
    long most = budget.frames(frames);
    int samples = frames == 0 ? 0 : (int) (most * units.size() / frames);
    // Segments differ in length, so a draw may run over the budget; one sample fewer may not.
    for (int n = samples; n >= Role.values().length; n--) {
      int rounds = SampleRounds.fitting(n, units.size());
      if (rounds > 0) {
        List<SampledSegment> drawn = draw(units, SampleRounds.roles(n, rounds), seed);
        if (drawn.stream().mapToLong(s -> s.segment().frames()).sum() <= most) {
          return new SamplePlan(drawn, frames);
        }
      }
    }
    return new SamplePlan(List.of(), frames);
  }

  /**
   * Places the samples: one after another, with a gap wherever the role changes, and the remaining
   * units dealt out evenly between them, jittered within each one's share.
   */
  private static List<SampledSegment> draw(List<Unit> units, List<Role> roles, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = roles.size();
    int gaps = SampleRounds.changes(roles);
    int slack = units.size() - n - gaps;
    List<SampledSegment> drawn = new ArrayList<>(n);
    int gapsBefore = 0;
    for (int i = 0; i < n; i++) {
      if (i > 0 && roles.get(i) != roles.get(i - 1)) {
        gapsBefore++;
      }
      int shift = (int) ((i + random.nextDouble()) * slack / n + 0.5);
      Unit unit = units.get(i + gapsBefore + shift);
      drawn.add(new SampledSegment(unit.file(), unit.segment(), roles.get(i)));
    }
    return drawn;
  }

  /** Whether the archive is too short to learn from; then only the reference detector is left. */
  public boolean isEmpty() {
    return segments.isEmpty();
  }

  /** The segments of one role in timeline order. */
  public List<SampledSegment> of(Role role) {
    return segments.stream().filter(s -> s.role() == role).toList();
  }

  /** Frames to be labelled. */
  public long frames() {
    return segments.stream().mapToLong(s -> s.segment().frames()).sum();
  }

  private record Unit(VideoFile file, Segment segment) {}
}
