/** Which files a read is about: listing and distributed probing. */
package io.noscope.spark.files;
