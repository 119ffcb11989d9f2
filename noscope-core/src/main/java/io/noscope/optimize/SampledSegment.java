package io.noscope.optimize;

import io.noscope.video.Segment;
import io.noscope.video.VideoFile;
import java.io.Serializable;
import java.util.Objects;

/**
 * A segment to be labelled by the reference detector.
 *
 * @param file where it lies
 * @param segment its frames
 */
public record SampledSegment(VideoFile file, Segment segment) implements Serializable {
  public SampledSegment {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(segment, "segment");
  }
}
