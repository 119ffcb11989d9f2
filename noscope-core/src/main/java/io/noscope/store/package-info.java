/**
 * Trained cascades under any Hadoop path, in plain files: JSON for the plan, NumPy's format for
 * arrays. Readers never see half of what a writer writes.
 */
package io.noscope.store;
