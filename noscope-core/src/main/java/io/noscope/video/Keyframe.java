package io.noscope.video;

import java.io.Serializable;

/**
 * A frame that decoding can start at.
 *
 * @param frame its number in presentation order, counted from 0 in the file
 * @param pts its presentation time in the stream's time base
 */
public record Keyframe(long frame, long pts) implements Serializable {}
