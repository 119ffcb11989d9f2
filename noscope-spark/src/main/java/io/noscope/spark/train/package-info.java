/**
 * Finding a cascade on a cluster: labelling is a distributed scan, candidate models train in
 * parallel as tasks, the chosen plan is run for real on held-out segments.
 */
package io.noscope.spark.train;
