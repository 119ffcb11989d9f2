package io.noscope.optimize;

import java.util.Locale;

/**
 * How many labelled frames reach each stage of a plan.
 *
 * @param frames all
 * @param examined those that are not skipped
 * @param changed examined ones that the difference detector does not settle
 * @param uncertain changed ones that the model does not settle: they go to the reference detector
 * @param decoded frames of groups of pictures that are not still, which are decoded
 * @param stills groups that are still: the first frame of each is decoded
 * @param fully frames that are decoded in full after their drafts for each that goes to the
 *     reference detector
 */
public record Selectivities(
    long frames,
    long examined,
    long changed,
    long uncertain,
    long decoded,
    long stills,
    double fully) {
  /** All frames are decoded. */
  public Selectivities(long frames, long examined, long changed, long uncertain) {
    this(frames, examined, changed, uncertain, frames, 0, 0);
  }

  public Selectivities {
    if (frames < 1
        || decoded < 0
        || stills < 0
        || decoded + stills > frames
        || !(fully >= 0)
        || examined > frames
        || changed > examined
        || uncertain > changed
        || uncertain < 0) {
      throw new IllegalArgumentException(
          "each stage gets frames from the one before, not %d of %d of %d of %d"
              .formatted(uncertain, changed, examined, frames));
    }
  }

  /**
   * What a run of the plan on other frames showed. It does not tell which of the frames that it
   * examined lay in still groups, nor what had to be decoded in full for a question; either is
   * taken to be as here.
   */
  public Selectivities elsewhere(
      long otherFrames, long otherExamined, long otherChanged, long otherUncertain) {
    double each = examined == 0 ? 0 : (double) otherExamined / examined;
    long otherStills = Math.min(otherFrames, Math.round(each * stills));
    long otherDecoded =
        decoded == frames
            ? otherFrames
            : Math.min(otherFrames - otherStills, Math.round(each * decoded));
    return new Selectivities(
        otherFrames, otherExamined, otherChanged, otherUncertain, otherDecoded, otherStills, fully);
  }

  /** Share of all frames that are in groups that are not still. */
  public double decodedShare() {
    return (double) decoded / frames;
  }

  /** Still groups for each frame. */
  public double stillShare() {
    return (double) stills / frames;
  }

  /** Share of all frames that are decoded in full after their drafts. */
  public double againShare() {
    return Math.min(1, fully * uncertainShare());
  }

  /** Share of all frames that are examined. */
  public double examinedShare() {
    return (double) examined / frames;
  }

  /** Share of all frames that get past the difference detector. */
  public double changedShare() {
    return (double) changed / frames;
  }

  /** Share of all frames that go to the reference detector. */
  public double uncertainShare() {
    return (double) uncertain / frames;
  }

  /** Such as {@code expected: 20.0% examined, 3.1% changed, 0.4% to the reference}. */
  public String describe() {
    String decoding =
        decoded == frames
            ? ""
            : String.format(Locale.ROOT, "%.1f%% decoded, ", 100 * (decodedShare() + stillShare()));
    String twice =
        againShare() == 0
            ? ""
            : String.format(Locale.ROOT, "%.1f%% decoded twice, ", 100 * againShare());
    return String.format(
        Locale.ROOT,
        "expected: %s%s%.1f%% examined, %.1f%% changed, %.1f%% to the reference",
        decoding,
        twice,
        100 * examinedShare(),
        100 * changedShare(),
        100 * uncertainShare());
  }
}
