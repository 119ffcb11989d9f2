package io.noscope.spark.report;

import java.io.Serializable;

/**
 * A frame to show a picture of.
 *
 * @param path the video
 * @param frame its number in it
 */
record Still(String path, long frame) implements Serializable {}
