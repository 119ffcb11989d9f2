/** What the reference detector finds, as a table. */
package io.noscope.spark.detections;
