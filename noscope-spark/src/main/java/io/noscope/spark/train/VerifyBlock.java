package io.noscope.spark.train;

import io.noscope.optimize.LabelledRun;
import io.noscope.optimize.Role;
import io.noscope.spark.files.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * What plans are held against: frames that the reference detector has labelled and that nothing was
 * fitted to.
 *
 * @param slices to run plans on
 * @param runs what the reference detector said of each
 */
record VerifyBlock(List<Slice> slices, List<LabelledRun> runs) {
  VerifyBlock {
    slices = List.copyOf(slices);
    runs = List.copyOf(runs);
  }

  static VerifyBlock of(Labelling labelling) {
    return of(labelling.slices(Role.VERIFY));
  }

  static VerifyBlock of(List<LabelledSlice> labelled) {
    return new VerifyBlock(
        labelled.stream().map(LabelledSlice::slice).toList(),
        labelled.stream().map(LabelledSlice::run).toList());
  }

  VerifyBlock plus(VerifyBlock other) {
    List<Slice> allSlices = new ArrayList<>(slices);
    allSlices.addAll(other.slices);
    List<LabelledRun> allRuns = new ArrayList<>(runs);
    allRuns.addAll(other.runs);
    return new VerifyBlock(allSlices, allRuns);
  }

  long frames() {
    return slices.stream().mapToLong(slice -> slice.segment().frames()).sum();
  }
}
