/** What runs inside a Spark task: frames of a slice, plainly or through a cascade. */
package io.noscope.spark.task;
