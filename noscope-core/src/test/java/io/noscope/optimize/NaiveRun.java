package io.noscope.optimize;

import io.noscope.cascade.Cascade;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceScorer;
import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.label.ErrorRates;
import io.noscope.label.WindowRule;
import io.noscope.video.SmallView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a cascade over labelled segments frame by frame, in the plainest way.
 *
 * @param errors in windows
 * @param selectivities how many frames reached each stage
 */
record NaiveRun(ErrorRates errors, Selectivities selectivities) {
  /** By identity: scenes share views. */
  private static final Map<byte[], byte[]> HALVED =
      Collections.synchronizedMap(new IdentityHashMap<>());

  static NaiveRun of(
      Cascade cascade, List<LabelledSegment> segments, float[][] probabilities, WindowRule rule) {
    int[] counts = new int[8];
    List<boolean[]> labels = new ArrayList<>();
    for (int s = 0; s < segments.size(); s++) {
      labels.add(run(cascade, segments.get(s), probabilities[s], counts));
    }
    ErrorRates errors =
        WindowErrors.compare(rule, segments.stream().map(LabelledSegment::run).toList(), labels);
    return new NaiveRun(
        errors,
        new Selectivities(
            counts[0],
            counts[1],
            counts[2],
            counts[3],
            counts[4],
            counts[5],
            cascade.drafts() ? fully(counts) : 0));
  }

  private static boolean[] run(
      Cascade cascade, LabelledSegment segment, float[] probability, int[] counts) {
    boolean[] label = new boolean[segment.frames()];
    boolean[] asked = new boolean[segment.frames()];
    for (int k = 0; k < label.length; k++) {
      counts[0]++;
      boolean leads = segment.motion().leads()[k];
      counts[7] += k == 0 || leads ? 1 : 0;
      boolean still = segment.motion().motion()[k] < cascade.stillBelow();
      counts[4] += still ? 0 : 1;
      counts[5] += still && leads ? 1 : 0;
      if (!cascade.disposables() && !still && segment.motion().disposable()[k]) {
        continue;
      }
      if (still ? !leads : k % cascade.skip() != 0) {
        label[k] = label[lastLookedAt(cascade, segment, k - 1)];
        continue;
      }
      counts[1]++;
      Integer source = cascade.difference().isPresent() ? source(cascade, segment, k) : null;
      if (source != null) {
        label[k] = source >= 0 && label[source];
        continue;
      }
      counts[2]++;
      if (cascade.model().isPresent() && probability[k] < cascade.model().get().low()) {
        label[k] = false;
      } else if (cascade.model().isPresent() && probability[k] > cascade.model().get().high()) {
        label[k] = true;
      } else {
        counts[3]++;
        asked[k] = true;
        label[k] = segment.present()[k];
      }
    }
    counts[6] += decodedAgain(segment, asked);
    return cascade.disposables() ? label : withDisposables(cascade, segment, label);
  }

  /** Frames decoded in full for a question, or for any frame where there is none. */
  private static double fully(int[] counts) {
    return counts[3] > 0
        ? (double) counts[6] / counts[3]
        : ((double) counts[0] / counts[7] + 1) / 2;
  }

  /** Frames from a keyframe up to one that the reference detector is asked about. */
  private static int decodedAgain(LabelledSegment segment, boolean[] asked) {
    int again = 0;
    for (int k = 0; k < asked.length; k++) {
      int last = k;
      while (!asked[last] && last + 1 < asked.length && !segment.motion().leads()[last + 1]) {
        last++;
      }
      again += asked[last] ? 1 : 0;
    }
    return again;
  }

  /** What is left out is present if what comes before or behind it is. */
  private static boolean[] withDisposables(
      Cascade cascade, LabelledSegment segment, boolean[] label) {
    boolean[] all = label.clone();
    for (int k = 0; k < label.length; k++) {
      int behind = k;
      while (behind < label.length && isLeftOut(cascade, segment, behind)) {
        behind++;
      }
      all[k] =
          behind == k
              ? label[k]
              : label[lastLookedAt(cascade, segment, k)]
                  || (behind < label.length && label[behind]);
    }
    return all;
  }

  private static int lastLookedAt(Cascade cascade, LabelledSegment segment, int from) {
    int k = from;
    while (isLeftOut(cascade, segment, k)) {
      k--;
    }
    return k;
  }

  private static boolean isLeftOut(Cascade cascade, LabelledSegment segment, int k) {
    return !cascade.disposables()
        && !(segment.motion().motion()[k] < cascade.stillBelow())
        && segment.motion().disposable()[k];
  }

  /** The frame whose label an unchanged frame takes, -1 for absent; null where it has changed. */
  private static Integer source(Cascade cascade, LabelledSegment segment, int k) {
    var stage = cascade.difference().orElseThrow();
    var spec = stage.detector().spec();
    byte[] view = sized(segment.views()[k], spec.side());
    if (spec.baseline() == Baseline.REFERENCE_IMAGE) {
      byte[] image = stage.detector().referenceImage();
      return score(stage.detector(), view, image) < stage.threshold() ? -1 : null;
    }
    int earlier = k - spec.lag();
    while (earlier >= 0 && earlier % cascade.skip() != 0) {
      earlier--;
    }
    int stretch = 50 - 50 % cascade.skip(); // Nothing is handed on from one to the next.
    if (earlier < 0 || earlier / stretch != k / stretch) {
      return null;
    }
    byte[] before = sized(segment.views()[earlier], spec.side());
    return score(stage.detector(), view, before) < stage.threshold() ? earlier : null;
  }

  private static double score(DifferenceDetector detector, byte[] view, byte[] baseline) {
    try (DifferenceScorer scorer = detector.open()) {
      return scorer.score(view, baseline);
    }
  }

  private static byte[] sized(byte[] view, int side) {
    if (side == SmallView.LARGE) {
      return view;
    }
    return HALVED.computeIfAbsent(
        view,
        large -> {
          byte[] small = new byte[SmallView.bytes(SmallView.SMALL)];
          SmallView.halve(large, small);
          return small;
        });
  }
}
