package io.noscope.spark.train;

import io.noscope.cascade.FrameLabel;
import io.noscope.cascade.Stage;
import java.io.Serializable;
import java.util.List;

/**
 * What a plan says of a slice's frames, one after another.
 *
 * @param present whether it calls the class present
 * @param stages what decided
 * @param scores that it decided by; not a number where there is none
 */
record SliceLabels(boolean[] present, Stage[] stages, float[] scores) implements Serializable {
  static SliceLabels of(List<FrameLabel> labels) {
    int frames = labels.size();
    SliceLabels all = new SliceLabels(new boolean[frames], new Stage[frames], new float[frames]);
    for (int i = 0; i < frames; i++) {
      all.present[i] = labels.get(i).present();
      all.stages[i] = labels.get(i).stage();
      all.scores[i] = labels.get(i).score();
    }
    return all;
  }
}
