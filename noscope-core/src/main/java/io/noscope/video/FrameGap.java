package io.noscope.video;

import java.io.Serializable;

/**
 * Frames that could not be decoded.
 *
 * @param firstFrame number of the first
 * @param frames how many follow each other
 */
public record FrameGap(long firstFrame, long frames) implements Serializable {}
