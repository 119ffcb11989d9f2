package io.noscope.spark.files;

import java.io.Serializable;

/**
 * A file that was listed and could not be read.
 *
 * @param path which
 * @param reason what is wrong with it
 */
public record BadFile(String path, String reason) implements Serializable {}
