package io.noscope.cascade;

/** Running counts of one segment; nanoseconds are added by whoever spends them. */
final class Tally {
  private long skipped;
  private long unchanged;
  private long absentByModel;
  private long presentByModel;
  private long byReference;
  private long referenceCalls;
  private long decodeNanos;
  private long differenceNanos;
  private long modelNanos;
  private long referenceNanos;

  void label(FrameLabel label) {
    switch (label.stage()) {
      case SKIPPED -> skipped++;
      case UNCHANGED -> unchanged++;
      case MODEL -> {
        absentByModel += label.present() ? 0 : 1;
        presentByModel += label.present() ? 1 : 0;
      }
      case REFERENCE -> byReference++;
    }
  }

  void decodedSince(long start) {
    decodeNanos += System.nanoTime() - start;
  }

  void comparedSince(long start) {
    differenceNanos += System.nanoTime() - start;
  }

  void scoredSince(long start) {
    modelNanos += System.nanoTime() - start;
  }

  void detectedSince(long start, int frames) {
    referenceNanos += System.nanoTime() - start;
    referenceCalls += frames;
  }

  StageCounts counts() {
    return new StageCounts(
        skipped + unchanged + absentByModel + presentByModel + byReference,
        skipped,
        unchanged,
        absentByModel,
        presentByModel,
        byReference,
        0,
        referenceCalls,
        decodeNanos,
        differenceNanos,
        modelNanos,
        referenceNanos);
  }
}
