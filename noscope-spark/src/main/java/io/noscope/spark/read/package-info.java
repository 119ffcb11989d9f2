/**
 * The {@code video} source. The path of a frame: {@link io.noscope.spark.read.VideoDataSource},
 * {@code VideoScanBuilder}, {@code VideoScan}, {@code VideoPartitionReader}, {@link
 * io.noscope.cascade.CascadeRunner}, {@link io.noscope.video.FFmpegFrameSource}.
 */
package io.noscope.spark.read;
