/** What rules over Spark's plans have in common. */
package io.noscope.spark.catalyst;
