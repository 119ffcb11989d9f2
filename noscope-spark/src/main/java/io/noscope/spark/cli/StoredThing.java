package io.noscope.spark.cli;

import java.util.Map;
import org.apache.hadoop.fs.Path;

/**
 * A cascade or a detector's answers in a store.
 *
 * @param facts what it is, by name, in the order of telling
 * @param folder where it lies
 * @param modified when something was put there last, in milliseconds since 1970
 * @param bytes of all its files
 */
record StoredThing(Map<String, String> facts, Path folder, long modified, long bytes) {}
