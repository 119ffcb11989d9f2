package io.noscope.spark.files;

import io.noscope.video.Segment;
import io.noscope.video.VideoInfo;
import java.io.Serializable;

/**
 * One segment of one video.
 *
 * @param camera which camera the file comes from
 * @param video the file
 * @param segment the run of its frames
 */
public record Slice(String camera, VideoInfo video, Segment segment) implements Serializable {}
