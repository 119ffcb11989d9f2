package io.noscope.spark.task;

import io.noscope.cascade.JointRunner;
import io.noscope.cascade.KnownDetections;
import io.noscope.cascade.PixelRule;
import io.noscope.label.Rectangle;
import io.noscope.store.LabelLedger;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FrameSource;
import io.noscope.video.Segment;
import io.noscope.video.VideoFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/**
 * What a task needs to run the cascades of all its queries over its slices. Queries of the same
 * reference detector share it, and what it said.
 */
public final class JointTask implements AutoCloseable {
  private final List<CascadeTask> cascades = new ArrayList<>();
  private final List<LabelLedger> ledgers = new ArrayList<>();

  /**
   * @param queries one or more
   * @param references the task's detectors, which stay the caller's
   * @param device what models compute on
   */
  public JointTask(
      List<TaskQuery> queries, TaskReferences references, TaskDevice device, Configuration hadoop) {
    for (TaskQuery query : queries) {
      TaskReference reference = references.of(query.commonReference());
      cascades.add(new CascadeTask(query.cascade(), reference, device));
      query.ledger(hadoop).ifPresent(ledgers::add);
    }
  }

  /**
   * Starts the cascade of the only query on one segment.
   *
   * @param file the video that it is a segment of
   * @param source its frames, which the cursor then owns
   * @param keepPixels whether labels of frames with the class present carry their pixels
   */
  public FrameCursor runOnly(VideoFile file, FrameSource source, boolean keepPixels) {
    return cascades.get(0).run(file, source, keepPixels);
  }

  /**
   * Starts all cascades on one segment.
   *
   * @param file the video that it is a segment of
   * @param source its frames, which the cursor then owns
   * @param rule which frames' labels carry their pixels
   */
  public FrameCursor run(VideoFile file, FrameSource source, PixelRule rule) {
    return new JointFrames(
        source,
        JointRunner.open(
            cascades.stream().map(cascade -> cascade.ready(file)).toList(), source, rule));
  }

  /**
   * Starts all cascades on one segment of frames that come from no file, so that nothing is
   * remembered of them.
   *
   * @param source the frames, which the cursor then owns
   * @param rule which frames' labels carry their pixels
   */
  public FrameCursor run(FrameSource source, PixelRule rule) {
    Map<TaskReference, KnownDetections> known = new HashMap<>();
    return new JointFrames(
        source,
        JointRunner.open(
            cascades.stream().map(cascade -> cascade.ready(known)).toList(), source, rule));
  }

  /** What is remembered of labels in some segments of a file, and where new ones go. */
  public RangeLedger ledger(VideoFile file, List<Segment> segments) {
    // Without a time of change, a file that is written anew cannot be told from what it was.
    boolean versioned = file.modified() > 0;
    return RangeLedger.open(versioned ? ledgers : List.of(), file, segments);
  }

  /**
   * How to decode for all cascades.
   *
   * @param pixels whether pixels are asked for, which are there of decoded frames only
   */
  public DecodeOptions decode(DecodeOptions options, boolean pixels) {
    double stillBelow = cascades.stream().mapToDouble(CascadeTask::stillBelow).min().orElseThrow();
    Set<Rectangle> regions =
        cascades.stream()
            .flatMap(cascade -> cascade.regions().stream())
            .collect(Collectors.toSet());
    return options
        .regions(regions)
        .stillBelow(pixels ? Double.NEGATIVE_INFINITY : stillBelow)
        .disposables(pixels || cascades.stream().anyMatch(CascadeTask::disposables))
        .drafts(cascades.stream().anyMatch(CascadeTask::drafts));
  }

  /** Models that had to be loaded: earlier tasks of this JVM had left none. */
  public int loads() {
    return cascades.stream().mapToInt(CascadeTask::loads).sum();
  }

  @Override
  public void close() {
    cascades.forEach(CascadeTask::close);
  }
}
