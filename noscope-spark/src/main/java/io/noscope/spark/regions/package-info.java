/** Regions and masks of cameras by name, from a file of JSON. */
package io.noscope.spark.regions;
