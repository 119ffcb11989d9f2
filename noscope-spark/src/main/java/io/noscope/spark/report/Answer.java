package io.noscope.spark.report;

import io.noscope.cascade.StageCounts;
import io.noscope.label.ErrorRates;
import io.noscope.label.Query;
import io.noscope.label.Region;
import io.noscope.spark.train.StoredFacts;
import io.noscope.store.StoredCascade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The question, the answer in a sentence, and the few numbers that matter most.
 *
 * @param question as a sentence
 * @param sentence the answer
 * @param certainty how far it can be trusted
 * @param facts numbers with their meaning
 */
record Answer(String question, String sentence, String certainty, List<Fact> facts) {
  /** A number, what it is, and what it is to be seen against. */
  record Fact(String value, String name, String note) {}

  static Answer of(QueryRun run, List<CameraTimeline> timelines) {
    double seconds = run.archive().seconds();
    double present = timelines.stream().mapToDouble(CameraTimeline::presentSeconds).sum();
    return new Answer(
        question(run, run.cascades().keySet().stream().toList()),
        run.events().isEmpty()
            ? "In none of %s of video.".formatted(Numbers.duration(seconds))
            : "In %s: together %s of %s of video, %s."
                .formatted(
                    Numbers.count(run.events().size(), "event"),
                    Numbers.duration(present),
                    Numbers.duration(seconds),
                    Numbers.percent(
                        seconds == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(present / seconds))),
        certainty(run),
        facts(run));
  }

  private static String question(QueryRun run, List<String> cameras) {
    Query query = run.query();
    Optional<String> region =
        run.conf().regionName().or(() -> query.region().map(Region::toString));
    return "When %s %s in view%s of %s?"
        .formatted(
            query.atLeast() == 1 ? "is" : "are",
            wanted(query),
            region.map(name -> ", in the region " + name + ",").orElse(""),
            cameras.size() > 3
                ? cameras.size() + " cameras"
                : "camera " + String.join(" and ", cameras));
  }

  private static String wanted(Query query) {
    return query.atLeast() == 1 ? Numbers.one(query.label()) : query.wanted();
  }

  private static String certainty(QueryRun run) {
    return run.cascades().entrySet().stream()
        .map(entry -> certainty(run, entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String certainty(QueryRun run, String camera, StoredCascade stored) {
    StoredFacts facts = StoredFacts.of(stored);
    String where = run.cascades().size() == 1 ? "" : "Camera " + camera + ": ";
    if (stored.cascade().isReferenceOnly()) {
      return where
          + "Every frame was judged by the reference detector itself, so there is nothing to"
          + " estimate.";
    }
    if (facts.verified().isEmpty()) {
      return where + "No figures of how it was verified are kept with this plan.";
    }
    ErrorRates rates = facts.verified().get();
    return where
        + "Held against the reference detector on frames kept apart for it, "
        + certainty(
            rates.falsePositiveRate(),
            rates.falsePositiveBound(facts.confidence()),
            "of the seconds without " + wanted(run.query()),
            "called positive",
            "95% sure: ")
        + ", and "
        + certainty(
            rates.falseNegativeRate(),
            rates.falseNegativeBound(facts.confidence()),
            "of the others",
            "missed",
            "")
        + ".";
  }

  private static String certainty(
      OptionalDouble rate, OptionalDouble bound, String whole, String error, String sure) {
    return rate.isEmpty()
        ? "how many %s are %s is undefined, as there were none".formatted(whole, error)
        : "%s %s were %s (%sat most %s)"
            .formatted(Numbers.percent(rate), whole, error, sure, Numbers.percent(bound));
  }

  private static List<Fact> facts(QueryRun run) {
    StageCounts stages = run.stages();
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            Numbers.count(stages.frames()),
            "frames labelled",
            "%s, %s"
                .formatted(
                    Numbers.count(run.archive().videos().size(), "file"),
                    Numbers.duration(run.archive().seconds()))));
    facts.add(
        new Fact(
            Numbers.duration(run.seconds()),
            "to label them",
            "%s real time, on %s; finding the plan took %s"
                .formatted(
                    Numbers.times(run.archive().seconds() / run.seconds()),
                    Numbers.count(run.cores(), "core"),
                    Numbers.duration(run.trainingSeconds()))));
    facts.add(
        new Fact(
            Numbers.share(stages.byReference(), stages.frames()),
            "decided by the detector",
            "%s of %s frames"
                .formatted(Numbers.count(stages.byReference()), Numbers.count(stages.frames()))));
    speed(run).ifPresent(facts::add);
    return facts;
  }

  private static Optional<Fact> speed(QueryRun run) {
    if (run.cascades().size() != 1 || run.stages().fromLedger() > 0) {
      return Optional.empty();
    }
    StoredFacts facts = StoredFacts.of(run.cascades().values().iterator().next());
    return facts
        .referenceSeconds()
        .map(
            each ->
                new Fact(
                    Numbers.times(each * run.archive().frames() / run.cores() / run.seconds()),
                    "faster than the detector",
                    "on every frame, at %s a frame as measured while labelling"
                        .formatted(Numbers.perFrame(each))));
  }
}
