package io.noscope.store;

import io.noscope.cascade.Stage;
import io.noscope.detect.EpochLoss;
import io.noscope.label.ErrorRates;
import io.noscope.optimize.Doubt;
import io.noscope.optimize.Doubts;
import io.noscope.optimize.LabelUse;
import io.noscope.optimize.PlanCost;
import io.noscope.optimize.ScoreCurve;
import io.noscope.optimize.Selectivities;
import io.noscope.optimize.StudiedModel;
import io.noscope.optimize.StudiedPlan;
import io.noscope.optimize.StudiedPlan.Fate;
import io.noscope.optimize.StudiedStage;
import io.noscope.optimize.StudiedStage.Kind;
import io.noscope.optimize.Study;
import io.noscope.optimize.TrainingUse;
import java.util.List;
import java.util.Optional;

/** Studies for tests. */
public final class Studies {
  private Studies() {}

  /** One with something of everything, whose plans and models have this name in theirs. */
  public static Study full(String name, String path) {
    ScoreCurve curve =
        ScoreCurve.of(
                new double[] {0.05, 0.1, 0.2, 0.35, 0.6, 0.7, 0.8, 0.95},
                new boolean[] {false, false, false, true, false, true, true, true})
            .orElseThrow();
    return new Study(
        Study.FORMAT,
        0.012,
        new LabelUse(2000, 40, 36000, 25.5),
        new TrainingUse(
            List.of(new TrainingUse.Round(6, 1), new TrainingUse.Round(3, 5)),
            List.of(new TrainingUse.Dear("conv4x64-dense256-stride1", 0.0125, 0.0112)),
            7.5,
            Optional.empty()),
        List.of(
            plan(Fate.FAILED, name + " 1", 0.0008, Optional.of(new ErrorRates(4, 300, 5, 40))),
            plan(Fate.CHOSEN, name + " 2", 0.001, Optional.of(new ErrorRates(1, 300, 0, 40))),
            plan(Fate.NOT_TRIED, name + " 3", 0.0015, Optional.empty()),
            new StudiedPlan(
                Fate.NOT_TRIED,
                "every frame -> reference",
                true,
                new PlanCost(0.0008, 0, 0, 0, 0.0112),
                new Selectivities(1000, 1000, 1000, 1000),
                new ErrorRates(0, 280, 0, 44),
                Optional.empty())),
        Optional.empty(),
        List.of(
            new StudiedStage(Kind.REFERENCE_IMAGE, name, curve, List.of(0.15)),
            new StudiedStage(Kind.MODEL, name, curve, List.of(0.3, 0.65))),
        List.of(
            new StudiedModel(
                name,
                true,
                4e-5,
                curve,
                List.of(
                    new EpochLoss(1, 1, 0.6f, 0.65f),
                    new EpochLoss(1, 2, 0.3f, 0.4f),
                    new EpochLoss(1, 3, 0.2f, 0.45f)))),
        new Doubts(
            List.of(
                new Doubt(path, 12, 3, true, Stage.SKIPPED, Float.NaN),
                new Doubt(path, 40, 1, false, Stage.MODEL, 0.91f)),
            2000,
            1,
            3));
  }

  private static StudiedPlan plan(
      Fate fate, String description, double cost, Optional<ErrorRates> measured) {
    return new StudiedPlan(
        fate,
        description,
        false,
        new PlanCost(0.6 * cost, 0.1 * cost, 0.05 * cost, 0.05 * cost, 0.2 * cost),
        new Selectivities(1000, 200, 80, 20),
        new ErrorRates(1, 280, 0, 44),
        measured);
  }
}
