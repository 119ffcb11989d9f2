/** What SQL sees: {@code noscope_contains} and {@code noscope_detect}. */
package io.noscope.spark.sql;
