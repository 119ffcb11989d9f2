package io.noscope.spark.train;

import io.noscope.optimize.Role;
import io.noscope.spark.files.Slice;
import java.io.Serializable;

/**
 * A slice to be labelled by the reference detector.
 *
 * @param slice its frames
 * @param role what its labels are for
 */
record LabelOrder(Slice slice, Role role) implements Serializable {}
