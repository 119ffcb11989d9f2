package io.noscope.detect;

import java.util.random.RandomGenerator;

/** The order in which an epoch takes the training frames. */
final class TrainingOrder {
  private final int[] frames;
  private final RandomGenerator random;

  TrainingOrder(int size, RandomGenerator random) {
    this.frames = new int[size];
    this.random = random;
    for (int i = 0; i < size; i++) {
      frames[i] = i;
    }
  }

  int size() {
    return frames.length;
  }

  /** The frame at a place of the order. */
  int frame(int place) {
    return frames[place];
  }

  /** Draws a new order, each as likely as any other (Fisher and Yates). */
  void shuffle() {
    for (int i = frames.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = frames[i];
      frames[i] = frames[j];
      frames[j] = swapped;
    }
  }
}
