package io.noscope.optimize;

import io.noscope.label.Targets;

/**
 * A difference detector on the frames that it was fitted to. It learns so little from them that
 * they tell nearly as much as new ones: where its threshold must stay below, and how many frames
 * will seem changed.
 *
 * @param frames how many
 * @param sweep its errors at every threshold
 * @param ceiling the highest threshold that breaks no error budget here
 */
record FittedFrames(int frames, DifferenceSweep sweep, double ceiling) {
  static FittedFrames of(Examination examination, Targets targets) {
    DifferenceSweep sweep = new DifferenceSweep(examination);
    int edge = sweep.edge(ErrorBudget.of(targets, examination.block().layout()));
    double ceiling = edge == sweep.steps() - 1 ? Double.POSITIVE_INFINITY : sweep.threshold(edge);
    return new FittedFrames(examination.block().frames(), sweep, ceiling);
  }

  /** Share of frames that seem changed for nothing. */
  double falseChangeShare(double threshold) {
    return frames == 0 ? 0 : (double) sweep.falseChanges(sweep.stepAt(threshold)) / frames;
  }
}
