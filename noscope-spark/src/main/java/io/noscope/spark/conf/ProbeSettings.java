package io.noscope.spark.conf;

import io.noscope.video.Limits;
import java.io.Serializable;

/**
 * How files are probed.
 *
 * @param store folder of the store, which keeps results that were dear
 * @param limits of what a file may announce
 */
public record ProbeSettings(String store, Limits limits) implements Serializable {}
