package io.noscope.spark.report;

import java.util.List;

/**
 * A still with what it shows.
 *
 * @param source data URI; none where the frame cannot be decoded
 * @param alternative what those who cannot see it are told
 * @param title in a few words
 * @param lines about it
 */
record Picture(List<String> source, String alternative, String title, List<String> lines) {}
