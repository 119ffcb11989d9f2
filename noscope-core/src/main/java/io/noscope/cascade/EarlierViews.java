package io.noscope.cascade;

import java.util.Optional;

/**
 * The last few examined views and their verdicts, as many as lie between a frame and its baseline.
 * The views are allocated once.
 */
final class EarlierViews implements Baselines {
  private final int skip;
  private final int lag;
  private final Baseline[] ring;

  EarlierViews(int skip, int lag, int bytes) {
    this.skip = skip;
    this.lag = lag;
    ring = new Baseline[(lag + skip - 1) / skip];
    for (int i = 0; i < ring.length; i++) {
      ring[i] = new Baseline(new byte[bytes], Verdict.ABSENT);
    }
  }

  @Override
  public Optional<Baseline> of(int frame) {
    int baseline = Examined.baselineOf(frame, skip, lag);
    return baseline < 0 ? Optional.empty() : Optional.of(ring[slot(baseline)]);
  }

  @Override
  public void remember(int frame, byte[] view, Verdict verdict) {
    // The slot's view is the baseline of this very frame, which no later frame needs.
    byte[] copy = ring[slot(frame)].view();
    System.arraycopy(view, 0, copy, 0, copy.length);
    ring[slot(frame)] = new Baseline(copy, verdict);
  }

  private int slot(int frame) {
    return frame / skip % ring.length;
  }
}
