package io.noscope.spark.train;

import io.noscope.cascade.Cascade;
import io.noscope.optimize.StageStudies;
import io.noscope.optimize.StudiedModel;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which of the trained models are remembered, and what of them. */
final class ModelStudies {
  /** A grid has dozens of models; curves of a few show how they compare. */
  private static final int MOST = 4;

  private ModelStudies() {}

  /** The one of the plan, if it has one, and the others that tell best. */
  static List<StudiedModel> of(List<CandidateModel> models, StageStudies studies, Cascade chosen) {
    return models.stream()
        .flatMap(model -> of(model, studies, chosen))
        .sorted(
            Comparator.comparing(StudiedModel::chosen)
                .thenComparing(model -> model.curve().area())
                .reversed())
        .limit(MOST)
        .toList();
  }

  private static Stream<StudiedModel> of(
      CandidateModel model, StageStudies studies, Cascade chosen) {
    var spec = model.model().spec();
    boolean used = chosen.model().filter(m -> m.model().spec().equals(spec)).isPresent();
    return studies.of(model.scored(chosen.drafts())).stream()
        .map(
            curve ->
                new StudiedModel(
                    spec.toString(), used, model.cost().seconds(), curve, model.losses()));
  }
}
