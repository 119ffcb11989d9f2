package io.noscope.spark.report;

import java.io.Serializable;

/**
 * A rectangle to draw on a picture, in pixels of the whole frame.
 *
 * @param dashed for what is asked about, else what was found
 */
record Outline(float left, float top, float right, float bottom, boolean dashed)
    implements Serializable {}
