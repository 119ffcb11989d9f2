package io.noscope.optimize;

import io.noscope.video.VideoInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Which segments of an archive are labelled: spread evenly over the whole timeline, with at least
 * one unlabelled segment between any two, so that whatever they are used for afterwards, the same
 * passer-by is hardly ever in two of them. What each is used for, {@link RoleDealer} says once the
 * labels are known.
 *
 * @param segments in the order in which they were drawn, each draw in timeline order; none where
 *     the archive is too short to be split four ways
 * @param archiveFrames frames of the whole archive
 * @param segmentFrames least length of a segment in frames
 */
public record SamplePlan(List<SampledSegment> segments, long archiveFrames, int segmentFrames) {
  public SamplePlan {
    segments = List.copyOf(segments);
  }

  /**
   * Plans the sample. The same arguments always give the same plan.
   *
   * @param videos one camera's files in timeline order
   * @param budget how many frames to label at most
   * @param segmentFrames least length of a sampled segment in frames, about five seconds, or of
   *     half, and so on, where a short archive has too few of that; files are cut by {@link
   *     VideoInfo#segments}
   * @param seed of the jitter in where samples fall
   */
  public static SamplePlan of(
      List<VideoInfo> videos, LabelBudget budget, int segmentFrames, long seed) {
    if (segmentFrames < 1) {
      throw new IllegalArgumentException(
          "a sampled segment has at least one frame, not " + segmentFrames);
    }
    SamplePlan plan = ofLength(videos, budget, segmentFrames, seed);
    return plan.isEmpty() && segmentFrames > 1 ? of(videos, budget, segmentFrames / 2, seed) : plan;
  }

  private static SamplePlan ofLength(
      List<VideoInfo> videos, LabelBudget budget, int segmentFrames, long seed) {
    List<SampledSegment> all = all(videos, segmentFrames);
    long frames = videos.stream().mapToLong(VideoInfo::frames).sum();
    long most = budget.frames(frames);
    int wanted = frames == 0 ? 0 : (int) (most * all.size() / frames);
    int samples = Math.min(wanted, (all.size() + 1) / 2);
    // Segments differ in length, so a draw may run over the budget; one sample fewer may not.
    for (int n = samples; n >= Role.values().length; n--) {
      SamplePlan plan = new SamplePlan(draw(all, n, seed), frames, segmentFrames);
      if (plan.frames() <= most) {
        return plan;
      }
    }
    return new SamplePlan(List.of(), frames, segmentFrames);
  }

  /**
   * Further segments of the same archive: spread evenly over those that this plan leaves.
   *
   * @param videos as this plan was made of
   * @param frames about as many, and not more; at least one segment where one is left that fits
   * @param seed of the jitter
   */
  public SamplePlan further(List<VideoInfo> videos, long frames, long seed) {
    Set<SampledSegment> taken = new HashSet<>(segments);
    List<SampledSegment> left = new ArrayList<>(all(videos, segmentFrames));
    left.removeIf(taken::contains);
    long most = left.stream().mapToLong(s -> s.segment().frames()).sum();
    int wanted = most == 0 ? 0 : (int) Math.min(left.size(), left.size() * frames / most);
    for (int n = wanted; n > 0; n--) {
      SplittableRandom random = new SplittableRandom(seed);
      List<SampledSegment> drawn = new ArrayList<>(n);
      for (int i = 0; i < n; i++) {
        drawn.add(left.get(i + (int) ((i + random.nextDouble()) * (left.size() - n) / n)));
      }
      SamplePlan plan = new SamplePlan(drawn, archiveFrames, segmentFrames);
      if (plan.frames() <= frames) {
        return plan;
      }
    }
    return new SamplePlan(List.of(), archiveFrames, segmentFrames);
  }

  /** Both together. */
  public SamplePlan plus(SamplePlan other) {
    List<SampledSegment> both = new ArrayList<>(segments);
    both.addAll(other.segments);
    return new SamplePlan(both, archiveFrames, segmentFrames);
  }

  private static List<SampledSegment> all(List<VideoInfo> videos, int segmentFrames) {
    List<SampledSegment> all = new ArrayList<>();
    for (VideoInfo video : videos) {
      video.segments(segmentFrames).forEach(s -> all.add(new SampledSegment(video.file(), s)));
    }
    return all;
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
