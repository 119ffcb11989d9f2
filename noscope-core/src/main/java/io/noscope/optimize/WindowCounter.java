package io.noscope.optimize;

import io.noscope.label.ErrorRates;

/** Window errors of labels that change one frame at a time. Starts with every frame absent. */
final class WindowCounter {
  private final WindowLayout layout;
  private final int[] present;
  private int falsePositives;
  private int falseNegatives;

  WindowCounter(WindowLayout layout) {
    this.layout = layout;
    this.present = new int[layout.positive().length];
    this.falseNegatives = layout.positives();
  }

  private WindowCounter(WindowCounter other) {
    this.layout = other.layout;
    this.present = other.present.clone();
    this.falsePositives = other.falsePositives;
    this.falseNegatives = other.falseNegatives;
  }

  WindowCounter copy() {
    return new WindowCounter(this);
  }

  /** A frame turns from absent to present. */
  void add(int frame) {
    int window = layout.windowOf()[frame];
    if (window != WindowLayout.NONE && ++present[window] == layout.needed()) {
      if (layout.positive()[window]) {
        falseNegatives--;
      } else {
        falsePositives++;
      }
    }
  }

  /** A frame turns from present to absent. */
  void remove(int frame) {
    int window = layout.windowOf()[frame];
    if (window != WindowLayout.NONE && present[window]-- == layout.needed()) {
      if (layout.positive()[window]) {
        falseNegatives++;
      } else {
        falsePositives--;
      }
    }
  }

  int falsePositives() {
    return falsePositives;
  }

  int falseNegatives() {
    return falseNegatives;
  }

  ErrorRates rates() {
    return new ErrorRates(falsePositives, layout.negatives(), falseNegatives, layout.positives());
  }
}
