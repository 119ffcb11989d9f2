package io.noscope.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.ListFrameSource;
import io.noscope.NumberedImage;
import io.noscope.TableClassifier;
import io.noscope.TableDetector;
import io.noscope.label.Detection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random cascades over random scenes give what the definition says, however they are batched. */
class CascadeRunnerPropertyTest {
  private static final int CASES = 40;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void labelsAreThoseOfTheDefinition(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      int emptyGrey = 60 + random.nextInt(40);
      int[] greys = scene(random, 1 + random.nextInt(250), emptyGrey);
      boolean[] truth = new boolean[greys.length];
      boolean[] remembered = new boolean[greys.length];
      for (int frame = 0; frame < truth.length; frame++) {
        truth[frame] = random.nextBoolean();
        remembered[frame] = random.nextInt(4) == 0;
      }
      check(randomCascade(random, emptyGrey), greys, emptyGrey, truth, remembered, random);
    }
  }

  private static void check(
      Cascade cascade,
      int[] greys,
      int emptyGrey,
      boolean[] truth,
      boolean[] remembered,
      Random random)
      throws IOException {
    LongPredicate reference = frame -> truth[(int) frame];
    double[] motion = random.doubles(1 + greys.length / 10, 1, 100).toArray();
    CascadeOracle oracle = new CascadeOracle(cascade, greys, motion, emptyGrey, reference);
    TableDetector detector = TableDetector.finding(reference);
    ListFrameSource source = ListFrameSource.ofGreys(0, greys).moving(motion);
    boolean keepPixels = random.nextBoolean();
    ReadAhead readAhead =
        new ReadAhead((long) random.nextInt(100) * NumberedImage.BYTES, 1 + random.nextInt(300));

    Run run =
        Run.of(
            cascade,
            source,
            TableClassifier.ofBrightness(),
            detector,
            frame -> remembered[(int) frame] ? known(truth[(int) frame]) : Optional.empty(),
            keepPixels,
            readAhead);

    assertThat(run.labels()).hasSameSizeAs(greys);
    for (int frame = 0; frame < greys.length; frame++) {
      FrameLabel label = run.labels().get(frame);
      String where = "frame %d of %s with %s".formatted(frame, cascade.describe(), readAhead);
      boolean asked = oracle.stage(frame) == Stage.REFERENCE && !remembered[frame];
      assertThat(label.frame()).isEqualTo(frame);
      assertThat(label.stage()).as(where).isEqualTo(oracle.stage(frame));
      assertThat(label.present()).as(where).isEqualTo(oracle.present(frame));
      assertThat(label.score()).as(where).isEqualTo(Float.valueOf(oracle.score(frame)));
      assertThat(label.pixels().isPresent()).as(where).isEqualTo(keepPixels && label.present());
      assertThat(detector.asked().contains((long) frame)).as(where).isEqualTo(asked);
    }
    assertThat(detector.asked()).isSorted().doesNotHaveDuplicates();
    assertThat(source.held()).isEmpty();
    assertThat(source.viewed()).noneMatch(frame -> oracle.stage(frame.intValue()) == Stage.SKIPPED);
    assertCounts(run, detector);
  }

  private static void assertCounts(Run run, TableDetector detector) {
    StageCounts counts = run.counts();
    assertThat(counts.skipped()).isEqualTo(count(run, Stage.SKIPPED));
    assertThat(counts.unchanged()).isEqualTo(count(run, Stage.UNCHANGED));
    assertThat(counts.presentByModel()).isEqualTo(byModel(run, true));
    assertThat(counts.absentByModel()).isEqualTo(byModel(run, false));
    assertThat(counts.byModel()).isEqualTo(count(run, Stage.MODEL));
    assertThat(counts.byReference()).isEqualTo(count(run, Stage.REFERENCE));
    assertThat(counts.frames()).isEqualTo(run.labels().size());
    assertThat(counts.referenceCalls()).isEqualTo(detector.asked().size());
    assertThat(counts.fromLedger()).isZero();
  }

  private static long byModel(Run run, boolean present) {
    return run.labels().stream()
        .filter(label -> label.stage() == Stage.MODEL && label.present() == present)
        .count();
  }

  private static long count(Run run, Stage stage) {
    return run.stages().stream().filter(stage::equals).count();
  }

  private static Optional<List<Detection>> known(boolean person) {
    return Optional.of(person ? List.of(TableDetector.PERSON) : List.of());
  }

  static Cascade randomCascade(Random random, int emptyGrey) {
    Optional<DifferenceStage> difference =
        switch (random.nextInt(3)) {
          case 0 -> Optional.empty();
          case 1 -> Plans.unlike(emptyGrey, random.nextInt(12));
          default -> Plans.changedSince(1 + random.nextInt(40), random.nextInt(12));
        };
    float low = random.nextFloat() / 2;
    Optional<ModelStage> model =
        random.nextInt(3) == 0
            ? Optional.empty()
            : Plans.model(low, low + random.nextFloat() * (1 - low));
    Cascade full =
        random.nextInt(3) == 0
            ? Plans.withoutDisposables(model)
            : Plans.plan(1 + random.nextInt(12), difference, model);
    Cascade plan = random.nextInt(3) == 0 ? Plans.ofDrafts(full) : full;
    return random.nextBoolean() && !Plans.comparesFrames(plan)
        ? Plans.still(1 + random.nextInt(100), plan)
        : plan;
  }

  /** A walk that now and then jumps, or comes back to the empty view. */
  static int[] scene(Random random, int frames, int emptyGrey) {
    int[] greys = new int[frames];
    int grey = emptyGrey;
    for (int frame = 0; frame < frames; frame++) {
      greys[frame] = grey;
      grey =
          switch (random.nextInt(12)) {
            case 0 -> random.nextInt(256);
            case 1 -> emptyGrey;
            default -> Math.floorMod(grey + random.nextInt(7) - 3, 256);
          };
    }
    return greys;
  }
}
