package io.noscope.cascade;

/** Running counts of one segment; nanoseconds are added by whoever spends them. */
final class Tally {
  private long skipped;
  private long unchanged;
  private long byModel;
  private long byReference;
  private long referenceCalls;
  private long decodeNanos;
  private long differenceNanos;
  private long modelNanos;
  private long referenceNanos;

  void label(Stage stage) {
    switch (stage) {
      case SKIPPED -> skipped++;
      case UNCHANGED -> unchanged++;
      case MODEL -> byModel++;
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
        skipped + unchanged + byModel + byReference,
        skipped,
        unchanged,
        byModel,
        byReference,
        referenceCalls,
        decodeNanos,
        differenceNanos,
        modelNanos,
        referenceNanos);
  }
}
