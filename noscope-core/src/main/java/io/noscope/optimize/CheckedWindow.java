package io.noscope.optimize;

import io.noscope.video.Segment;

/**
 * A window on which a cascade is held against the reference detector.
 *
 * @param segment from a keyframe on, the frames that the cascade runs over for it
 * @param firstFrame number of the window's first frame in the file
 */
public record CheckedWindow(Segment segment, long firstFrame) {}
