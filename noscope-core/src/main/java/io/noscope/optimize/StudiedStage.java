package io.noscope.optimize;

import java.util.List;
import java.util.Objects;

/**
 * A stage of the chosen plan: what any threshold would have done on the threshold block.
 *
 * @param kind which
 * @param description such as {@code blocked-50-reference}
 * @param curve of its score; the hits are the frames that it must not settle
 * @param thresholds that were chosen, ascending; two of a model
 */
public record StudiedStage(
    Kind kind, String description, ScoreCurve curve, List<Double> thresholds) {
  /** What a stage goes by, and which frames are its hits. */
  public enum Kind {
    /** Motion of a group of pictures in bytes; frames with the class. */
    STILL,
    /** Difference to the empty view; frames with the class. */
    REFERENCE_IMAGE,
    /** Difference to an earlier frame; frames whose label is not that of the earlier one. */
    EARLIER_FRAME,
    /** Probability of the class; frames with the class. */
    MODEL
  }

  public StudiedStage {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(curve, "curve");
    thresholds = List.copyOf(thresholds);
  }
}
