package io.noscope.spark.cli;

import java.util.Map;

/**
 * What a cascade gets to see of a frame.
 *
 * @param number in the file
 * @param pts in the stream's time base
 * @param seconds since frame 0
 * @param keyframe whether it starts a group of pictures
 * @param motion of its group
 * @param views by their side
 */
record MemoryFrame(
    long number,
    long pts,
    double seconds,
    boolean keyframe,
    double motion,
    Map<Integer, byte[]> views) {}
