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
 * @param role what its labels are for
 */
public record SampledSegment(VideoFile file, Segment segment, Role role) implements Serializable {
  public SampledSegment {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(segment, "segment");
    Objects.requireNonNull(role, "role");
  }
}
