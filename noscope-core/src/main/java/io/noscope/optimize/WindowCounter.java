package io.noscope.optimize;

import io.noscope.label.ErrorRates;
import java.util.Optional;

/**
 * Errors of labels that change one frame at a time, in windows and in frames. Starts with every
 * frame absent. A frame with two answers is present if one of them is.
 */
final class WindowCounter {
  private final WindowLayout layout;
  private final int[] present;
  private final Optional<byte[]> answers;
  private int falsePositives;
  private int falseNegatives;
  private int falseFrames;
  private int missedFrames;

  WindowCounter(WindowLayout layout) {
    this(layout, Optional.empty());
  }

  private WindowCounter(WindowLayout layout, Optional<byte[]> answers) {
    this.layout = layout;
    this.answers = answers;
    this.present = new int[layout.positive().length];
    this.falseNegatives = layout.positives();
    this.missedFrames = layout.presentFrames();
  }

  /** Of frames that may have two answers each. */
  static WindowCounter ofTwoAnswers(WindowLayout layout) {
    return new WindowCounter(layout, Optional.of(new byte[layout.frames()]));
  }

  private WindowCounter(WindowCounter other) {
    this.layout = other.layout;
    this.present = other.present.clone();
    this.answers = other.answers.map(byte[]::clone);
    this.falsePositives = other.falsePositives;
    this.falseNegatives = other.falseNegatives;
    this.falseFrames = other.falseFrames;
    this.missedFrames = other.missedFrames;
  }

  WindowCounter copy() {
    return new WindowCounter(this);
  }

  /** A frame, or one of its answers, turns from absent to present. */
  void add(int frame) {
    if (answers.isPresent() && answers.get()[frame]++ > 0) {
      return;
    }
    if (layout.present()[frame]) {
      missedFrames--;
    } else {
      falseFrames++;
    }
    int window = layout.windowOf()[frame];
    if (window != WindowLayout.NONE && ++present[window] == layout.needed()) {
      if (layout.positive()[window]) {
        falseNegatives--;
      } else {
        falsePositives++;
      }
    }
  }

  /** A frame, or one of its answers, turns from present to absent. */
  void remove(int frame) {
    if (answers.isPresent() && --answers.get()[frame] > 0) {
      return;
    }
    if (layout.present()[frame]) {
      missedFrames++;
    } else {
      falseFrames--;
    }
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

  /**
   * Share of wrong frames, each class weighing the same, as if one more of each were wrong: so many
   * errors are to be reckoned with even where none was seen (Laplace).
   */
  double frameRisk() {
    int present = layout.presentFrames();
    int absent = layout.frames() - present;
    return (missedFrames + 1.0) / (present + 1) + (falseFrames + 1.0) / (absent + 1);
  }

  ErrorRates rates() {
    return new ErrorRates(falsePositives, layout.negatives(), falseNegatives, layout.positives());
  }
}
