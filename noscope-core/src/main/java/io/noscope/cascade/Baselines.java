package io.noscope.cascade;

import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceSpec;
import io.noscope.video.SmallView;
import java.util.Optional;

/** The baselines of one segment's examined frames. */
interface Baselines {
  /**
   * What an examined frame is compared with, counted from 0 at the segment's start; empty where the
   * segment has no frame early enough. Good until the next {@link #remember}.
   */
  Optional<Baseline> of(int frame);

  /** Learns an examined frame's view, which is copied, and verdict. Frames come in order. */
  void remember(int frame, byte[] view, Verdict verdict);

  /** The baselines that this detector asks for when every {@code skip}-th frame is examined. */
  static Baselines of(DifferenceDetector detector, int skip) {
    DifferenceSpec spec = detector.spec();
    int bytes = SmallView.bytes(spec.side());
    return switch (spec.baseline()) {
      case REFERENCE_IMAGE -> {
        if (detector.referenceImage().length != bytes) {
          throw new IllegalArgumentException(
              "the reference image of %s has %d bytes instead of %d: train the cascade anew"
                  .formatted(spec, detector.referenceImage().length, bytes));
        }
        yield new EmptyView(Optional.of(new Baseline(detector.referenceImage(), Verdict.ABSENT)));
      }
      case EARLIER_FRAME -> new EarlierViews(skip, spec.lag(), bytes);
    };
  }

  /** One baseline for all frames: the average empty view. */
  record EmptyView(Optional<Baseline> view) implements Baselines {
    @Override
    public Optional<Baseline> of(int frame) {
      return view;
    }

    @Override
    public void remember(int frame, byte[] view, Verdict verdict) {
      // The empty view does not depend on the frames.
    }
  }
}
