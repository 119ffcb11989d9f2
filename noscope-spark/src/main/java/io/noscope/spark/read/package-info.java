/**
 * The {@code video} source. The path of a frame: {@link io.noscope.spark.read.VideoDataSource},
 * {@code VideoScanBuilder}, {@code VideoScan}, {@code VideoPartitionReader}, {@link
 * io.noscope.cascade.CascadeRunner}, {@link io.noscope.video.FFmpegFrameSource}. A stream goes from
 * {@code VideoScan} to {@code VideoStream}, which says batch by batch what files to read.
 */
package io.noscope.spark.read;
