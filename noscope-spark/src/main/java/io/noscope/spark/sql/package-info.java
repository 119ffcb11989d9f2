/**
 * What SQL sees: {@code noscope_contains}, {@code noscope_count} and {@code noscope_detect}, and to
 * select from, {@code noscope_events} and {@code noscope_explain}.
 */
package io.noscope.spark.sql;
