/**
 * What outlives a query, under any Hadoop path and in plain formats: cascades and models as JSON
 * and NumPy arrays, the reference detector's detections as JSON lines. Entries appear whole or not
 * at all.
 */
package io.noscope.store;
