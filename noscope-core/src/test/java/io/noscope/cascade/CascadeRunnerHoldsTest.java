package io.noscope.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.ListFrameSource;
import io.noscope.NumberedImage;
import io.noscope.TableClassifier;
import io.noscope.TableDetector;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whatever happens, every frame that was held is let go of, and few are held at once. */
class CascadeRunnerHoldsTest {
  private static final int[] UNSURE = new int[300];

  private final Cascade cascade = Plans.plan(1, Optional.empty(), Plans.model(0, 1));
  private final TableDetector reference = TableDetector.finding(frame -> frame % 3 == 0);

  @Test
  void framesAreHeldOnlyUntilTheyAreDecided() throws IOException {
    ListFrameSource source = ListFrameSource.ofGreys(0, UNSURE);

    Run.of(cascade, source, TableClassifier.ofBrightness(), reference);

    assertThat(source.held()).isEmpty();
    assertThat(source.mostHeld()).isBetween(64, 64 + ReferenceBatch.SIZE);
  }

  @Test
  void absentFramesAreLetGoOfThoughTheyQueueBehindAnOpenOne() throws IOException {
    // The first frame waits for the reference's batch to fill; the model is sure of the others.
    int[] greys = new int[300];
    greys[0] = 128;
    ListFrameSource source = ListFrameSource.ofGreys(0, greys);

    Run run =
        Run.of(
            Plans.plan(1, Optional.empty(), Plans.model(0.1f, 0.9f)),
            source,
            TableClassifier.ofBrightness(),
            reference,
            KnownDetections.NONE,
            true,
            ReadAhead.DEFAULT);

    assertThat(run.counts().byModel()).isEqualTo(299);
    assertThat(source.mostHeld()).isEqualTo(65);
  }

  @Test
  void theByteBudgetBoundsWhatIsHeld() throws IOException {
    for (boolean keepPixels : new boolean[] {false, true}) {
      ListFrameSource source = ListFrameSource.ofGreys(0, UNSURE);

      Run.of(
          cascade,
          source,
          TableClassifier.ofBrightness(),
          reference,
          KnownDetections.NONE,
          keepPixels,
          new ReadAhead(10 * NumberedImage.BYTES, 1000));

      assertThat(source.held()).isEmpty();
      assertThat(source.mostHeld()).isEqualTo(11);
    }
  }

  @Test
  void theReadAheadBoundsHowManyFramesWaitBehindOneThatIsOpen() throws IOException {
    ListFrameSource source = ListFrameSource.ofGreys(0, new int[100]);
    try (CascadeRunner runner = open(source, () -> reference, true, new ReadAhead(1 << 20, 7))) {
      assertThat(runner.advance()).isTrue();
      assertThat(source.number()).isEqualTo(6);
      runner.label().pixels().orElseThrow().close();
    }
    assertThat(source.held()).isEmpty();
  }

  @Test
  void closingEarlyLetsGoOfEverything() throws IOException {
    ListFrameSource source = ListFrameSource.ofGreys(0, UNSURE);
    try (CascadeRunner runner = open(source, () -> reference, true, ReadAhead.DEFAULT)) {
      assertThat(runner.advance()).isTrue();
      assertThat(source.held()).hasSizeGreaterThan(1);
      runner.label().pixels().orElseThrow().close();
    }
    assertThat(source.held()).isEmpty();
  }

  @Test
  void aSourceThatFailsMidwayLeavesNothingHeld() {
    ListFrameSource source = ListFrameSource.ofGreys(5, UNSURE).failingAt(30);
    try (CascadeRunner runner = open(source, () -> reference, true, ReadAhead.DEFAULT)) {
      assertThatThrownBy(runner::advance)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("frame 35");
      assertThat(source.held()).isEmpty();
      assertThatThrownBy(runner::advance)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
    }
  }

  @Test
  void aReferenceThatFailsLeavesNothingHeld() {
    ListFrameSource source = ListFrameSource.ofGreys(0, UNSURE);
    TableDetector failing =
        new TableDetector(
            frame -> {
              throw new IllegalStateException("out of memory at frame " + frame);
            });
    try (CascadeRunner runner = open(source, () -> failing, false, ReadAhead.DEFAULT)) {
      assertThatThrownBy(runner::advance).hasMessage("out of memory at frame 0");
      assertThat(source.held()).isEmpty();
    }
  }

  @Test
  void aModelThatCannotBeOpenedLeavesNothingHeld() {
    ListFrameSource source = ListFrameSource.ofGreys(0, UNSURE);
    try (CascadeRunner runner =
        CascadeRunner.open(
            new ReadyCascade(
                cascade,
                () -> {
                  throw new IllegalStateException("no such weights");
                },
                () -> reference,
                KnownDetections.NONE),
            source,
            false)) {
      assertThatThrownBy(runner::advance).hasMessage("no such weights");
      assertThat(source.held()).isEmpty();
    }
    assertThat(reference.asked()).isEqualTo(List.of());
  }

  private CascadeRunner open(
      ListFrameSource source,
      Supplier<TableDetector> detector,
      boolean keepPixels,
      ReadAhead readAhead) {
    return CascadeRunner.open(
        new ReadyCascade(cascade, TableClassifier::ofBrightness, detector, KnownDetections.NONE),
        source,
        keepPixels,
        readAhead);
  }
}
