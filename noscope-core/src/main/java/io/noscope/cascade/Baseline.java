package io.noscope.cascade;

/**
 * What an examined frame is compared with.
 *
 * @param view packed BGR bytes of the difference detector's side
 * @param verdict what a frame that does not differ takes over
 */
record Baseline(byte[] view, Verdict verdict) {}
