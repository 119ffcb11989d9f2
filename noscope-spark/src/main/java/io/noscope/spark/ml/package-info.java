/** The query as a stage of Spark's ML pipelines: an estimator that trains, a model that labels. */
package io.noscope.spark.ml;
