/** Writing back: frames that rows name, cut out of their videos as clips for eyes. */
package io.noscope.spark.clips;
