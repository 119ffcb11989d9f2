package io.noscope.spark.report;

import io.noscope.detect.EpochLoss;
import io.noscope.detect.TrainingMetrics;
import io.noscope.optimize.ScoreCurve;
import io.noscope.optimize.ScoreCurve.Point;
import io.noscope.optimize.StudiedModel;
import io.noscope.optimize.StudiedStage;
import io.noscope.optimize.StudiedStage.Kind;
import io.noscope.optimize.Study;
import io.noscope.spark.report.Chart.Axis;
import io.noscope.spark.report.Chart.Line;
import io.noscope.spark.report.Chart.Mark;
import io.noscope.spark.report.Chart.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The charts of a study. */
final class Charts {
  private static final Axis FRAMES = new Axis("share of frames", Scale.SHARE);

  private Charts() {}

  /**
   * All of them.
   *
   * @param prefix of their ids
   */
  static List<Chart> of(Study study, String prefix) {
    List<Chart> charts = new ArrayList<>();
    for (StudiedStage stage : study.stages()) {
      charts.add(thresholds(stage, prefix + "-" + stage.kind().name().toLowerCase(Locale.ROOT)));
    }
    if (!study.models().isEmpty()) {
      charts.add(roc(study.models(), prefix + "-roc"));
      study.models().stream()
          .filter(model -> !model.losses().isEmpty())
          .findFirst()
          .ifPresent(model -> charts.add(training(model, prefix + "-training")));
    }
    return charts;
  }

  private static Chart thresholds(StudiedStage stage, String id) {
    ScoreCurve curve = stage.curve();
    List<Point> points = curve.points();
    double[] at = column(points, Point::threshold);
    boolean model = stage.kind() == Kind.MODEL;
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(below(stage.kind()), at, column(points, Point::hitsBelow)));
    lines.add(
        model
            ? new Line(
                "without the class, not below: called present",
                at,
                column(points, p -> 1 - p.othersBelow()))
            : new Line("others, below: saved", at, column(points, Point::othersBelow)));
    return new Chart(
        id,
        title(stage),
        "%s of %s frames that it must not settle and %s others of the threshold block."
            .formatted(
                model ? "A model's probability" : "A score",
                Numbers.count(curve.hits()),
                Numbers.count(curve.others())),
        axis(stage),
        FRAMES,
        lines,
        marks(stage));
  }

  private static String title(StudiedStage stage) {
    return switch (stage.kind()) {
      case STILL -> "Still groups: " + stage.description();
      case REFERENCE_IMAGE, EARLIER_FRAME -> "Difference detector: " + stage.description();
      case MODEL -> "Model thresholds: " + stage.description();
    };
  }

  private static String below(Kind kind) {
    return switch (kind) {
      case STILL -> "with the class, below: at risk";
      case REFERENCE_IMAGE -> "with the class, below: missed";
      case EARLIER_FRAME -> "label changed, below: wrong";
      case MODEL -> "with the class, below: called absent";
    };
  }

  private static Axis axis(StudiedStage stage) {
    boolean positive = stage.curve().points().stream().allMatch(point -> point.threshold() > 0);
    return switch (stage.kind()) {
      case STILL -> new Axis("threshold, bytes", positive ? Scale.LOGARITHMIC : Scale.LINEAR);
      case REFERENCE_IMAGE, EARLIER_FRAME ->
          new Axis("threshold", positive ? Scale.LOGARITHMIC : Scale.LINEAR);
      case MODEL -> new Axis("threshold, probability", Scale.LINEAR);
    };
  }

  private static List<Mark> marks(StudiedStage stage) {
    List<Double> chosen = stage.thresholds();
    return chosen.size() == 2
        ? List.of(new Mark("absent below", chosen.get(0)), new Mark("present above", chosen.get(1)))
        : chosen.stream().map(threshold -> new Mark("chosen", threshold)).toList();
  }

  private static Chart roc(List<StudiedModel> models, String id) {
    return new Chart(
        id,
        "ROC of the models",
        "Shares of frames of the threshold block; the area is how likely a frame with the class scores"
            + " higher than one without.",
        new Axis("false alarms, without the class", Scale.SHARE),
        new Axis("found, with the class", Scale.SHARE),
        models.stream().map(Charts::roc).toList(),
        List.of());
  }

  /** Of points one above the other the highest: the line steps up there. */
  private static Line roc(StudiedModel model) {
    TreeMap<Double, Double> steps = new TreeMap<>();
    steps.put(0.0, 0.0);
    for (Point point : model.curve().points()) {
      steps.merge(1.0 - point.othersBelow(), 1.0 - point.hitsBelow(), Math::max);
    }
    return new Line(
        String.format(
            Locale.ROOT,
            "%s%s, area %.4f",
            model.description(),
            model.chosen() ? " (in the plan)" : "",
            model.curve().area()),
        steps.keySet().stream().mapToDouble(x -> x).toArray(),
        steps.values().stream().mapToDouble(y -> y).toArray());
  }

  private static Chart training(StudiedModel model, String id) {
    int attempt = model.losses().stream().mapToInt(EpochLoss::attempt).max().orElseThrow();
    List<EpochLoss> losses =
        model.losses().stream().filter(loss -> loss.attempt() == attempt).toList();
    double[] epochs = column(losses, EpochLoss::epoch);
    EpochLoss best =
        losses.stream().min(Comparator.comparingDouble(EpochLoss::validation)).orElseThrow();
    return new Chart(
        id,
        "Training of " + model.description(),
        "Class-weighted cross-entropy after each pass; a guess costs %.3f.%s"
            .formatted(
                TrainingMetrics.GUESS,
                attempt == 1 ? "" : " Attempt %d: those before did not learn.".formatted(attempt)),
        new Axis("epoch", Scale.LINEAR),
        new Axis("loss, nats", Scale.LINEAR),
        List.of(
            new Line("training block", epochs, column(losses, EpochLoss::training)),
            new Line("held out, later in time", epochs, column(losses, EpochLoss::validation))),
        List.of(new Mark("kept", best.epoch())));
  }

  private static <T> double[] column(List<T> rows, ToDoubleFunction<T> value) {
    return rows.stream().mapToDouble(value).toArray();
  }
}
