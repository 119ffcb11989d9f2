package io.noscope.optimize;

/**
 * Which frames share one answer. The root of a frame is the frame that the model or the reference
 * detector is asked about for it: itself, or where the chain of skipped and unchanged frames ends.
 * A frame that was left out has two, and is present if one of them is.
 *
 * @param root for each frame its root, or {@link Examination#ABSENT}
 * @param other for each frame its other root, or the same once more
 * @param starts for each frame the index in {@code members} of the first whose root it is; one more
 * @param members frames grouped by their roots
 * @param count how many frames are roots
 */
record Roots(int[] root, int[] other, int[] starts, int[] members, int count) {

  /** Simulates a difference detector: scores strictly below the threshold are unchanged. */
  static Roots of(Examination examination, double threshold) {
    int n = examination.block().frames();
    int[] root = new int[n];
    int[] starts = new int[n + 1];
    int count = 0;
    for (int frame = 0; frame < n; frame++) {
      if (!examination.examines(frame)) {
        root[frame] = root[examination.lastExamined(frame)];
      } else if (examination.scores()[frame] < threshold) {
        int baseline = examination.baseline(frame);
        root[frame] = baseline == Examination.ABSENT ? baseline : root[baseline];
      } else {
        root[frame] = frame;
        count++;
      }
    }
    int[] other = examination.disposables() ? root : examination.askedToo();
    for (int frame = 0; frame < n; frame++) {
      if (root[frame] != Examination.ABSENT) {
        starts[root[frame] + 1]++;
      }
      if (other[frame] != root[frame]) {
        starts[other[frame] + 1]++;
      }
    }
    for (int frame = 0; frame < n; frame++) {
      starts[frame + 1] += starts[frame];
    }
    int[] members = new int[starts[n]];
    int[] next = starts.clone();
    for (int frame = 0; frame < n; frame++) {
      if (root[frame] != Examination.ABSENT) {
        members[next[root[frame]]++] = frame;
      }
      if (other[frame] != root[frame]) {
        members[next[other[frame]]++] = frame;
      }
    }
    return new Roots(root, other, starts, members, count);
  }

  /** All roots, in order. */
  int[] all() {
    int[] all = new int[count];
    int n = 0;
    for (int frame = 0; frame < root.length; frame++) {
      if (isRoot(frame)) {
        all[n++] = frame;
      }
    }
    return all;
  }

  boolean isRoot(int frame) {
    return root[frame] == frame;
  }

  /** How many frames share the answer of a root, itself among them. */
  int shares(int frame) {
    return starts[frame + 1] - starts[frame];
  }

  /** Window errors when the reference detector answers for every root. */
  WindowCounter answeredByReference(ThresholdBlock block) {
    WindowCounter counter =
        other == root
            ? new WindowCounter(block.layout())
            : WindowCounter.ofTwoAnswers(block.layout());
    for (int frame = 0; frame < root.length; frame++) {
      if (root[frame] != Examination.ABSENT && block.present()[root[frame]]) {
        counter.add(frame);
      }
      if (other[frame] != root[frame] && block.present()[other[frame]]) {
        counter.add(frame);
      }
    }
    return counter;
  }

  /** All frames of a root change their label. */
  void turn(int frame, boolean present, WindowCounter counter) {
    for (int i = starts[frame]; i < starts[frame + 1]; i++) {
      if (present) {
        counter.add(members[i]);
      } else {
        counter.remove(members[i]);
      }
    }
  }
}
