package io.noscope.optimize;

import io.noscope.video.VideoInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which segments of an archive are labelled: spread evenly over the whole timeline, with at least
 * one unlabelled segment between any two, so that whatever they are used for afterwards, the same
 * passer-by is hardly ever in two of them. What each is used for, {@link RoleDealer} says once the
 * labels are known.
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
    List<SampledSegment> all = new ArrayList<>();
    long frames = 0;
    for (VideoInfo video : videos) {
      video.segments(segmentFrames).forEach(s -> all.add(new SampledSegment(video.file(), s)));
      frames += video.frames();
    }
    long most = budget.frames(frames);
    int wanted = frames == 0 ? 0 : (int) (most * all.size() / frames);
    int samples = Math.min(wanted, (all.size() + 1) / 2);
    // Segments differ in length, so a draw may run over the budget; one sample fewer may not.
    for (int n = samples; n >= Role.values().length; n--) {
      SamplePlan plan = new SamplePlan(draw(all, n, seed), frames);
      if (plan.frames() <= most) {
        return plan;
      }
    }
    return new SamplePlan(List.of(), frames);
  }

  /** Every other segment, and the rest dealt out between them, jittered within each one's share. */
  private static List<SampledSegment> draw(List<SampledSegment> all, int samples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int slack = all.size() - (2 * samples - 1);
    List<SampledSegment> drawn = new ArrayList<>(samples);
    for (int i = 0; i < samples; i++) {
      int shift = (int) ((i + random.nextDouble()) * slack / samples + 0.5);
      drawn.add(all.get(2 * i + shift));
    }
    return drawn;
  }

  /** Whether the archive is too short to learn from; then only the reference detector is left. */
  public boolean isEmpty() {
    return segments.isEmpty();
  }

  /** Frames to be labelled. */
  public long frames() {
    return segments.stream().mapToLong(s -> s.segment().frames()).sum();
  }
}
