/** Reports of queries: one HTML page each, which needs nothing else. */
package io.noscope.spark.report;
