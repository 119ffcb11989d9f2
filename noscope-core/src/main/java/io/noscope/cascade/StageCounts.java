package io.noscope.cascade;

import java.io.Serializable;

/**
 * Where frames got their labels and where the time went.
 *
 * @param frames labels given; the sum of the six that follow, or where several cascades ran over
 *     the same frames, that sum divided by their number
 * @param skipped by taking the label of the last examined frame
 * @param unchanged by the difference detector
 * @param absentByModel called absent by the specialised model
 * @param presentByModel called present by the specialised model
 * @param byReference by the reference detector, asked or remembered
 * @param fromLedger taken from an earlier run, whoever decided then
 * @param referenceCalls frames that the reference detector was really run on
 * @param decodeNanos time in decoding and scaling
 * @param differenceNanos time in the difference detector
 * @param modelNanos time in the specialised model
 * @param referenceNanos time in the reference detector, full-size pixels included
 */
public record StageCounts(
    long frames,
    long skipped,
    long unchanged,
    long absentByModel,
    long presentByModel,
    long byReference,
    long fromLedger,
    long referenceCalls,
    long decodeNanos,
    long differenceNanos,
    long modelNanos,
    long referenceNanos)
    implements Serializable {
  /** Nothing yet: the neutral element of {@link #plus}. */
  public static final StageCounts NONE = new StageCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /**
   * Frames that were given out without a cascade.
   *
   * @param fromLedger labels of theirs that an earlier run had given
   * @param decodeNanos time in decoding
   */
  public static StageCounts uncascaded(long frames, long fromLedger, long decodeNanos) {
    return new StageCounts(frames, 0, 0, 0, 0, 0, fromLedger, 0, decodeNanos, 0, 0, 0);
  }

  /**
   * Questions to the reference detector that were not about labels, but about what it finds.
   *
   * @param referenceCalls frames that it was really run on
   * @param referenceNanos time in it, full-size pixels included
   */
  public static StageCounts asked(long referenceCalls, long referenceNanos) {
    return new StageCounts(0, 0, 0, 0, 0, 0, 0, referenceCalls, 0, 0, 0, referenceNanos);
  }

  /** Frames that the specialised model decided. */
  public long byModel() {
    return absentByModel + presentByModel;
  }

  /** Time in all stages. */
  public long nanos() {
    return decodeNanos + differenceNanos + modelNanos + referenceNanos;
  }

  /** These and those of other frames. */
  public StageCounts plus(StageCounts other) {
    return sum(frames + other.frames, other);
  }

  /** These and what another cascade did with the same frames, which count once. */
  public StageCounts beside(StageCounts other) {
    return sum(frames, other);
  }

  private StageCounts sum(long labelled, StageCounts other) {
    return new StageCounts(
        labelled,
        skipped + other.skipped,
        unchanged + other.unchanged,
        absentByModel + other.absentByModel,
        presentByModel + other.presentByModel,
        byReference + other.byReference,
        fromLedger + other.fromLedger,
        referenceCalls + other.referenceCalls,
        decodeNanos + other.decodeNanos,
        differenceNanos + other.differenceNanos,
        modelNanos + other.modelNanos,
        referenceNanos + other.referenceNanos);
  }
}
