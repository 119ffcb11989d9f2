package io.noscope.spark.report;

import io.noscope.optimize.LabelUse;
import io.noscope.optimize.Study;
import io.noscope.optimize.TrainingUse;
import io.noscope.spark.train.StoredFacts;
import io.noscope.store.StoredCascade;
import io.noscope.video.VideoInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A camera's plan and how it was found.
 *
 * @param name of the camera
 * @param id for links
 * @param plan in one line
 * @param expected what it was expected to leave to each stage
 * @param accuracy on the verify block
 * @param studied what was kept of how it was found; empty where an earlier version trained it
 * @param explanation the same in words
 */
record CameraView(
    String name,
    String id,
    String plan,
    String expected,
    Accuracy accuracy,
    List<Studied> studied,
    String explanation) {
  /** What a study shows. */
  record Studied(
      List<PlanView> plans,
      List<String> turns,
      List<Chart> charts,
      String charted,
      DoubtsView doubts,
      String labels,
      List<String> training) {}

  static CameraView of(
      String name,
      int number,
      StoredCascade stored,
      Optional<Study> study,
      QueryRun run,
      Map<String, VideoInfo> videos,
      Map<Still, String> pictures) {
    StoredFacts facts = StoredFacts.of(stored);
    String id = "camera-" + number;
    return new CameraView(
        name,
        id,
        stored.cascade().describe(),
        facts.expected().map(shares -> shares.describe() + ".").orElse(""),
        Accuracy.of(facts, run.query().targets()),
        study.map(found -> studied(found, id, run, videos, pictures)).stream().toList(),
        stored.explanation());
  }

  private static Studied studied(
      Study study,
      String id,
      QueryRun run,
      Map<String, VideoInfo> videos,
      Map<Still, String> pictures) {
    List<Chart> charts = Charts.of(study, id);
    return new Studied(
        PlanView.of(study),
        Turns.of(study, run.query().targets()),
        charts,
        charts.isEmpty() ? "The plan has no thresholds, and no model was trained." : "",
        DoubtsView.of(study.doubts(), videos, pictures),
        learned(study.labels()),
        trained(study.training()));
  }

  private static String learned(LabelUse labels) {
    return "Learned from %s that the detector labelled in %s: %s of the archive as it was then."
        .formatted(
            Numbers.count(labels.frames(), "frame"),
            Numbers.duration(labels.seconds()),
            Numbers.share(labels.frames(), labels.archiveFrames()));
  }

  /** What training models took, and which were left out; empty where no model was thought of. */
  private static List<String> trained(TrainingUse training) {
    return Stream.of(
            training
                .trained()
                .map(
                    models ->
                        "Trained models in %s: %s."
                            .formatted(Numbers.duration(training.seconds()), models)),
            training.tooDear().map(models -> "Not trained: %s.".formatted(models)))
        .flatMap(Optional::stream)
        .toList();
  }
}
