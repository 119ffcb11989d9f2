/** The command line, over SparkSubmit. */
package io.noscope.spark.cli;
