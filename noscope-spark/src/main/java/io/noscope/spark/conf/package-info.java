/** What users can set, declared once: reader options and {@code spark.noscope.*}. */
package io.noscope.spark.conf;
