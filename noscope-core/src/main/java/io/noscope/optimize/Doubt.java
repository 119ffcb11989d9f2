package io.noscope.optimize;

import io.noscope.cascade.Stage;
import java.util.Objects;

/**
 * A run of frames of the verify block on which a plan and the reference detector disagree.
 *
 * @param path the video
 * @param frame number of the run's middle frame
 * @param frames how many follow each other
 * @param reference whether the class is there, as the reference detector says
 * @param stage what decided about the middle frame
 * @param score that it decided by; not a number where there is none
 */
public record Doubt(
    String path, long frame, int frames, boolean reference, Stage stage, float score) {
  public Doubt {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(stage, "stage");
  }
}
