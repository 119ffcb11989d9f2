package io.noscope.cascade;

import static io.noscope.cascade.Stage.MODEL;
import static io.noscope.cascade.Stage.REFERENCE;
import static io.noscope.cascade.Stage.SKIPPED;
import static io.noscope.cascade.Stage.UNCHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.ListFrameSource;
import io.noscope.TableClassifier;
import io.noscope.TableDetector;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.MotionMask;
import io.noscope.label.Box;
import io.noscope.label.Detection;
import io.noscope.label.Polygon;
import io.noscope.label.Rectangle;
import io.noscope.label.Region;
import io.noscope.video.HeldFrame;
import io.noscope.video.SmallView;
import io.noscope.video.UnreadPictureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CascadeRunnerTest {
  private final TableClassifier brightness = TableClassifier.ofBrightness();

  @Test
  void referenceOnlyAsksAboutEveryFrameInOrder() throws IOException {
    ListFrameSource source = ListFrameSource.ofGreys(20, new int[19]);
    TableDetector reference = TableDetector.finding(frame -> frame % 2 == 0);

    Run run =
        Run.of(Plans.plan(1, Optional.empty(), Optional.empty()), source, brightness, reference);

    assertThat(run.labels()).extracting(FrameLabel::frame).isSorted().hasSize(19);
    assertThat(run.labels()).allMatch(label -> label.present() == (label.frame() % 2 == 0));
    assertThat(reference.asked()).hasSize(19).isSorted();
    assertThat(reference.mostAtOnce()).isEqualTo(ReferenceBatch.SIZE);
    assertThat(run.counts().byReference()).isEqualTo(19);
    assertThat(run.counts().referenceCalls()).isEqualTo(19);
    assertThat(source.viewed()).isEmpty();
    assertThat(brightness.batches()).isEmpty();
  }

  @Test
  void labelsTellWhereAndWhenTheFrameIs() throws IOException {
    Run run =
        Run.of(
            Plans.plan(2, Optional.empty(), Optional.empty()),
            ListFrameSource.ofGreys(30, 0, 0),
            brightness,
            TableDetector.finding(frame -> true));

    assertThat(run.labels())
        .containsExactly(
            new FrameLabel(
                30,
                3000,
                3.0,
                true,
                true,
                REFERENCE,
                TableDetector.PERSON.score(),
                Optional.empty()),
            new FrameLabel(
                31,
                3100,
                3.1,
                false,
                true,
                SKIPPED,
                TableDetector.PERSON.score(),
                Optional.empty()));
  }

  @Test
  void skippedFramesTakeTheLabelOfTheLastExaminedAndAreNotLookedAt() throws IOException {
    // The segment starts at frame 7: skipping counts from there, not from the file's start.
    ListFrameSource source = ListFrameSource.ofGreys(7, 0, 255, 255, 255, 0, 0, 255);

    Run run =
        Run.of(
            Plans.plan(3, Optional.empty(), Plans.model(0.2f, 0.8f)),
            source,
            brightness,
            TableDetector.finding(frame -> false));

    assertThat(run.present()).containsExactly(false, false, false, true, true, true, true);
    assertThat(run.stages())
        .containsExactly(MODEL, SKIPPED, SKIPPED, MODEL, SKIPPED, SKIPPED, MODEL);
    assertThat(source.viewed()).containsExactly(7L, 10L, 13L);
    assertThat(run.counts().skipped()).isEqualTo(4);
    assertThat(run.counts().frames()).isEqualTo(7);
  }

  @Test
  void framesLikeTheEmptyViewAreAbsentTheFirstIncluded() throws IOException {
    Run run =
        Run.of(
            Plans.plan(1, Plans.unlike(100, 5), Optional.empty()),
            ListFrameSource.ofGreys(0, 100, 105, 106, 95, 94),
            brightness,
            TableDetector.finding(frame -> true));

    assertThat(run.stages()).containsExactly(UNCHANGED, UNCHANGED, REFERENCE, UNCHANGED, REFERENCE);
    assertThat(run.present()).containsExactly(false, false, true, false, true);
  }

  @Test
  void framesThatDifferBehindAMaskAloneAreUnchanged() throws IOException {
    DifferenceDetector bare = Plans.changedSince(1, 0).orElseThrow().detector();
    Polygon clock = Polygon.of(new Rectangle(0, 0, 40, 20));
    MotionMask mask = new MotionMask(List.of(clock), new Rectangle(0, 0, 400, 200));
    DifferenceDetector masked =
        new DifferenceDetector(
            bare.spec(), bare.referenceImage(), bare.weights(), Optional.of(mask));
    List<byte[]> views = new ArrayList<>();
    for (int frame = 0; frame < 4; frame++) {
      byte[] view = ListFrameSource.flatView(SmallView.LARGE, 90);
      view[3 * 100 + 5] = (byte) (50 * frame);
      views.add(view);
    }

    assertThat(stages(bare, views)).containsOnly(REFERENCE);
    assertThat(stages(masked, views)).containsExactly(REFERENCE, UNCHANGED, UNCHANGED, UNCHANGED);
  }

  private List<Stage> stages(DifferenceDetector detector, List<byte[]> views) throws IOException {
    DifferenceStage stage = new DifferenceStage(detector, 1e-9);
    return Run.of(
            Plans.plan(1, Optional.of(stage), Optional.empty()),
            new ListFrameSource(0, views),
            brightness,
            TableDetector.finding(frame -> true))
        .stages();
  }

  @Test
  void aScoreAtTheThresholdIsAChange() throws IOException {
    DifferenceDetector detector = Plans.unlike(100, 0).orElseThrow().detector();

    Run run =
        Run.of(
            Plans.plan(1, Optional.of(new DifferenceStage(detector, 25)), Optional.empty()),
            ListFrameSource.ofGreys(0, 104, 105),
            brightness,
            TableDetector.finding(frame -> true));

    assertThat(run.stages()).containsExactly(UNCHANGED, REFERENCE);
  }

  @Test
  void aParkedCarStaysPresentBecauseUnchangedFramesTakeTheEarlierLabel() throws IOException {
    TableDetector reference = TableDetector.finding(frame -> frame >= 2);

    Run run =
        Run.of(
            Plans.plan(1, Plans.changedSince(1, 2), Optional.empty()),
            ListFrameSource.ofGreys(0, 10, 10, 90, 90, 91, 92),
            brightness,
            reference);

    assertThat(run.stages())
        .containsExactly(REFERENCE, UNCHANGED, REFERENCE, UNCHANGED, UNCHANGED, UNCHANGED);
    assertThat(run.present()).containsExactly(false, false, true, true, true, true);
    assertThat(reference.asked()).containsExactly(0L, 2L);
  }

  @Test
  void framesTooCloseToTheStartHaveNoBaselineAndAreExaminedInFull() throws IOException {
    Run run =
        Run.of(
            Plans.plan(1, Plans.changedSince(3, 2), Optional.empty()),
            ListFrameSource.ofGreys(0, 10, 10, 10, 10, 10),
            brightness,
            TableDetector.finding(frame -> frame == 1));

    assertThat(run.stages()).containsExactly(REFERENCE, REFERENCE, REFERENCE, UNCHANGED, UNCHANGED);
    assertThat(run.present()).containsExactly(false, true, false, false, true);
  }

  @Test
  void probabilitiesAtTheThresholdsAreLeftToTheReference() throws IOException {
    TableDetector reference = TableDetector.finding(frame -> true);

    Run run =
        Run.of(
            Plans.plan(1, Optional.empty(), Plans.model(51 / 255f, 204 / 255f)),
            ListFrameSource.ofGreys(0, 50, 51, 204, 205),
            brightness,
            reference);

    assertThat(run.stages()).containsExactly(MODEL, REFERENCE, REFERENCE, MODEL);
    assertThat(run.present()).containsExactly(false, true, true, true);
    assertThat(reference.asked()).containsExactly(1L, 2L);
  }

  @Test
  void theModelScoresFullBatchesAndOnlyFramesThatChanged() throws IOException {
    int[] greys = new int[200];
    for (int i = 0; i < greys.length; i++) {
      greys[i] = i % 2 == 0 ? 0 : 255;
    }

    Run run =
        Run.of(
            Plans.plan(1, Plans.unlike(0, 1), Plans.model(0.5f, 0.5f)),
            ListFrameSource.ofGreys(0, greys),
            brightness,
            TableDetector.finding(frame -> false));

    assertThat(brightness.batches()).containsExactly(64, 36);
    assertThat(run.counts().unchanged()).isEqualTo(100);
    assertThat(run.counts().byModel()).isEqualTo(100);
    assertThat(run.counts().decodeNanos()).isPositive();
    assertThat(run.counts().differenceNanos()).isPositive();
    assertThat(run.counts().modelNanos()).isPositive();
    assertThat(run.counts().referenceNanos()).isZero();
  }

  @Test
  void whatTheReferenceSaidBeforeIsNotAskedAgain() throws IOException {
    TableDetector reference = TableDetector.finding(frame -> true);
    KnownDetections known = frame -> frame == 1 ? Optional.of(List.of()) : Optional.empty();

    for (Optional<ModelStage> model : List.of(Plans.model(0, 1), Optional.<ModelStage>empty())) {
      Run run =
          Run.of(
              Plans.plan(1, Optional.empty(), model),
              ListFrameSource.ofGreys(0, 9, 9, 9),
              brightness,
              reference,
              known,
              false,
              ReadAhead.DEFAULT);

      assertThat(run.present()).containsExactly(true, false, true);
      assertThat(run.stages()).containsOnly(REFERENCE);
      assertThat(run.counts().byReference()).isEqualTo(3);
      assertThat(run.counts().referenceCalls()).isEqualTo(2);
    }
    assertThat(reference.asked()).containsExactly(0L, 2L, 0L, 2L);
  }

  @Test
  void onlyTheClassInTheRegionAtTheQueriedConfidenceCounts() throws IOException {
    Box inside = new Box(100, 100, 110, 110);
    List<List<Detection>> table =
        List.of(
            List.of(new Detection("person", 0.5f, inside)),
            List.of(new Detection("car", 0.9f, inside)),
            List.of(new Detection("person", 0.3f, inside)),
            List.of(TableDetector.PERSON));
    Cascade cascade =
        Cascade.referenceOnly(Plans.PERSON.withRegion(new Region(90, 90, 200, 200)), "table");

    Run run =
        Run.of(
            cascade,
            ListFrameSource.ofGreys(0, 0, 0, 0, 0),
            brightness,
            new TableDetector(frame -> table.get((int) frame)));

    assertThat(run.present()).containsExactly(true, false, false, false);
    assertThat(run.labels()).extracting(FrameLabel::score).containsExactly(0.5f, 0f, 0.3f, 0f);
  }

  @Test
  void stagesThatAreNotNeededAreNeverOpened() throws IOException {
    try (CascadeRunner runner =
        CascadeRunner.open(
            new ReadyCascade(
                Plans.plan(1, Plans.unlike(0, 1), Plans.model(0.5f, 0.5f)),
                () -> {
                  throw new AssertionError("model opened");
                },
                () -> {
                  throw new AssertionError("reference opened");
                },
                KnownDetections.NONE),
            ListFrameSource.ofGreys(0, 0, 0, 0),
            false)) {
      while (runner.advance()) {
        assertThat(runner.label().present()).isFalse();
      }
    }
  }

  @Test
  void stagesAreOpenedOnce() throws IOException {
    List<String> opened = new ArrayList<>();
    int[] greys = new int[200];
    try (CascadeRunner runner =
        CascadeRunner.open(
            new ReadyCascade(
                Plans.plan(1, Optional.empty(), Plans.model(0, 1)),
                () -> {
                  opened.add("model");
                  return brightness;
                },
                () -> {
                  opened.add("reference");
                  return TableDetector.finding(frame -> true);
                },
                KnownDetections.NONE),
            ListFrameSource.ofGreys(0, greys),
            false)) {
      while (runner.advance()) {
        assertThat(runner.label().stage()).isEqualTo(REFERENCE);
      }
    }
    assertThat(opened).containsExactly("model", "reference");
  }

  @Test
  void keptPixelsComeWithPresentFramesOnlyAndBelongToTheCaller() throws IOException {
    ListFrameSource source = ListFrameSource.ofGreys(0, 255, 255, 0, 0, 128, 128);
    try (CascadeRunner runner =
        CascadeRunner.open(
            new ReadyCascade(
                Plans.plan(2, Optional.empty(), Plans.model(0.2f, 0.8f)),
                () -> brightness,
                () -> TableDetector.finding(frame -> true),
                KnownDetections.NONE),
            source,
            true)) {
      List<Long> withPixels = new ArrayList<>();
      while (runner.advance()) {
        FrameLabel label = runner.label();
        assertThat(label.pixels().isPresent()).isEqualTo(label.present());
        label.pixels().map(HeldFrame::image).ifPresent(image -> withPixels.add(label.frame()));
      }
      assertThat(withPixels).containsExactly(0L, 1L, 4L, 5L);
    }
    // Four labels were given with pixels that nobody has closed yet.
    assertThat(source.held()).containsExactly(0L, 1L, 4L, 5L);
  }

  @Test
  void aSegmentWithoutFramesHasNoLabels() throws IOException {
    Run run =
        Run.of(
            Plans.plan(1, Optional.empty(), Plans.model(0, 1)),
            ListFrameSource.ofGreys(0),
            brightness,
            TableDetector.finding(frame -> true));

    assertThat(run.labels()).isEmpty();
    assertThat(run.counts().frames()).isZero();
    assertThat(brightness.batches()).isEmpty();
  }

  @Test
  void aReferenceImageOfAnotherSizeIsNamed() {
    DifferenceStage good = Plans.unlike(0, 1).orElseThrow();
    DifferenceStage bad =
        new DifferenceStage(
            new DifferenceDetector(good.detector().spec(), new byte[300], new float[0]), 1);

    assertThatThrownBy(
            () ->
                Run.of(
                    Plans.plan(1, Optional.of(bad), Optional.empty()),
                    ListFrameSource.ofGreys(0, 0),
                    brightness,
                    TableDetector.finding(frame -> true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("global-50-reference")
        .hasMessageContaining("300 bytes instead of 7500");
  }

  @Test
  void whatCannotBeReadForTheReferenceFailsAsReadingDoes() {
    TableDetector reference =
        new TableDetector(
            frame -> {
              throw new UnreadPictureException(
                  new IOException("frame %d is gone".formatted(frame)));
            });

    assertThatThrownBy(() -> ask(reference))
        .isInstanceOf(IOException.class)
        .hasMessage("frame 3 is gone");
  }

  @Test
  void whatElseCannotBeReadIsNotTakenForTheVideo() {
    TableDetector reference =
        new TableDetector(
            frame -> {
              throw new UncheckedIOException(new IOException("the detector is gone"));
            });

    assertThatThrownBy(() -> ask(reference))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("the detector is gone");
  }

  /** Has a reference detector, and nothing before it, asked about frames. */
  private void ask(TableDetector reference) throws IOException {
    Run.of(
        Plans.plan(1, Optional.empty(), Optional.empty()),
        ListFrameSource.ofGreys(3, new int[20]),
        brightness,
        reference);
  }
}
