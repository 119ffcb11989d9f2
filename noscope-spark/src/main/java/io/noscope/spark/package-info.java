/** The facade: {@link io.noscope.spark.NoScope}. */
package io.noscope.spark;
