package io.noscope.optimize;

import io.noscope.detect.EpochLoss;
import java.util.List;
import java.util.Objects;

/**
 * A specialised model that was trained, used or not.
 *
 * @param description such as {@code conv2x16-dense32}
 * @param chosen whether the chosen plan has it
 * @param seconds for scoring a frame
 * @param curve on the threshold block
 * @param losses after each epoch
 */
public record StudiedModel(
    String description, boolean chosen, double seconds, ScoreCurve curve, List<EpochLoss> losses) {
  public StudiedModel {
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(curve, "curve");
    losses = List.copyOf(losses);
  }
}
