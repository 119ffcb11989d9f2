/** What the reference detector has found, drawn on pictures: those of reports and of clips. */
package io.noscope.spark.pictures;
