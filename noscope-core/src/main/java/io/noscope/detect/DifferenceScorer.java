package io.noscope.detect;

import io.noscope.video.SmallView;
import java.util.Optional;

/** A difference detector at work, in one thread at a time: larger scores mean more changed. */
public final class DifferenceScorer implements AutoCloseable {
  private final DifferenceDetector detector;
  private final Optional<OpenCvViews> views;
  private final Optional<MaskedView> masked;

  DifferenceScorer(DifferenceDetector detector) {
    this.detector = detector;
    this.views =
        detector.spec().metric() == DifferenceSpec.Metric.BLOCKED
            ? Optional.empty()
            : Optional.of(new OpenCvViews(SmallView.bytes(detector.spec().side())));
    this.masked = detector.mask().map(mask -> new MaskedView(mask, detector.spec().side()));
  }

  /**
   * What is compared of a view: without a mask the view itself, else a copy that is black where the
   * mask is and good until the next call.
   */
  public byte[] seen(byte[] view) {
    return masked.isPresent() ? masked.get().of(view) : view;
  }

  /**
   * How much a view differs from a baseline view, both {@code side * side * 3} bytes and as {@link
   * #seen} gives them.
   *
   * @return mean squared error per byte, or the logit of the blocked regression
   */
  public double score(byte[] view, byte[] baseline) {
    return switch (detector.spec().metric()) {
      case GLOBAL -> views.orElseThrow().meanSquaredError(view, baseline);
      case GLOBAL_GAIN_BLIND -> views.orElseThrow().gainBlindError(view, baseline);
      case BLOCKED -> BlockErrors.logit(view, baseline, detector.spec().side(), detector.weights());
    };
  }

  @Override
  public void close() {
    views.ifPresent(OpenCvViews::close);
  }
}
