package io.noscope.video;

/**
 * A frame that was left out of decoding.
 *
 * @param number in presentation order
 * @param pts presentation time in the stream's time base
 */
record PassedFrame(long number, long pts) {}
