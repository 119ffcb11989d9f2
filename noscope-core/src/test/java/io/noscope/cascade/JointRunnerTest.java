package io.noscope.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.ListFrameSource;
import io.noscope.NumberedImage;
import io.noscope.TableClassifier;
import io.noscope.TableDetector;
import io.noscope.label.Box;
import io.noscope.label.Detection;
import io.noscope.label.Query;
import io.noscope.video.HeldFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cascades that run together say what each says alone, of frames that are read once. */
class JointRunnerTest {
  private static final List<String> CLASSES = List.of("person", "car", "bicycle");
  private static final int CASES = 40;

  /** What was asked of one reference detector, as a task remembers it. */
  private static final class Memory implements KnownDetections {
    private final Map<Long, List<Detection>> answers = new HashMap<>();

    @Override
    public Optional<List<Detection>> of(long frame) {
      return Optional.ofNullable(answers.get(frame));
    }

    @Override
    public void learn(long frame, List<Detection> answer) {
      assertThat(answers.put(frame, answer)).as("an answer about frame %d", frame).isNull();
    }
  }

  private record Scene(int[] greys, double[] motion, int emptyGrey, boolean[][] truth) {
    /** In which everything may move. */
    private Scene(int[] greys, int emptyGrey, boolean[][] truth) {
      this(greys, new double[0], emptyGrey, truth);
    }

    static Scene random(Random random) {
      int emptyGrey = 60 + random.nextInt(40);
      int[] greys = CascadeRunnerPropertyTest.scene(random, 1 + random.nextInt(250), emptyGrey);
      boolean[][] truth = new boolean[CLASSES.size()][greys.length];
      for (boolean[] frames : truth) {
        for (int i = 0; i < frames.length; i++) {
          frames[i] = random.nextBoolean();
        }
      }
      double[] motion = random.doubles(1 + greys.length / 10, 1, 100).toArray();
      return new Scene(greys, motion, emptyGrey, truth);
    }

    ListFrameSource source() {
      return ListFrameSource.ofGreys(0, greys).moving(motion);
    }

    TableDetector detector() {
      return new TableDetector(this::detections);
    }

    private List<Detection> detections(long frame) {
      List<Detection> found = new ArrayList<>();
      for (int i = 0; i < truth.length; i++) {
        if (truth[i][(int) frame]) {
          found.add(new Detection(CLASSES.get(i), 0.9f, new Box(10, 20, 30, 60)));
        }
      }
      return found;
    }

    CascadeOracle oracle(Cascade cascade) {
      boolean[] present = truth[CLASSES.indexOf(cascade.query().label())];
      return new CascadeOracle(cascade, greys, motion, emptyGrey, frame -> present[(int) frame]);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void eachLabelIsThatOfItsCascadeAlone(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      check(Scene.random(random), random);
    }
  }

  private static void check(Scene scene, Random random) throws IOException {
    List<Cascade> cascades = new ArrayList<>();
    for (String label : CLASSES.subList(0, 1 + random.nextInt(CLASSES.size()))) {
      Cascade any = CascadeRunnerPropertyTest.randomCascade(random, scene.emptyGrey());
      cascades.add(
          new Cascade(
              Query.of(label),
              "table",
              any.still(),
              any.skip(),
              any.disposables(),
              any.drafts(),
              any.difference(),
              any.model()));
    }
    List<CascadeOracle> oracles = cascades.stream().map(scene::oracle).toList();
    TableDetector detector = scene.detector();
    ListFrameSource source = scene.source();
    ReadAhead readAhead =
        new ReadAhead((long) random.nextInt(100) * NumberedImage.BYTES, 1 + random.nextInt(300));
    try (JointRunner runner = open(cascades, source, detector, new Memory(), readAhead)) {
      int frame = 0;
      for (; runner.advance(); frame++) {
        List<FrameLabel> labels = runner.labels();
        labels.get(0).pixels().ifPresent(HeldFrame::close);
        assertThat(labels).hasSameSizeAs(cascades);
        for (int i = 0; i < labels.size(); i++) {
          assertThat(labels.get(i).frame()).isEqualTo(frame);
          assertThat(labels.get(i).present()).isEqualTo(oracles.get(i).present(frame));
          assertThat(labels.get(i).stage()).isEqualTo(oracles.get(i).stage(frame));
        }
        if (labels.stream().allMatch(FrameLabel::present)) {
          assertThat(labels.get(0).pixels()).as("pixels of frame %d", frame).isPresent();
        }
      }
      assertThat(frame).isEqualTo(scene.greys().length);
      assertCounts(runner.counts(), frame, cascades.size(), detector);
    }
    assertThat(source.held()).isEmpty();
    assertThat(detector.asked()).doesNotHaveDuplicates();
  }

  /** For rows that show every class. */
  private static JointRunner open(
      List<Cascade> cascades,
      ListFrameSource source,
      TableDetector detector,
      KnownDetections known,
      ReadAhead readAhead) {
    return JointRunner.open(
        cascades.stream()
            .map(
                cascade ->
                    new ReadyCascade(cascade, TableClassifier::ofBrightness, () -> detector, known))
            .toList(),
        source,
        (current, present) -> !present.contains(Optional.of(false)),
        readAhead);
  }

  private static void assertCounts(
      StageCounts counts, int frames, int cascades, TableDetector detector) {
    assertThat(counts.frames()).isEqualTo(frames);
    assertThat(counts.skipped() + counts.unchanged() + counts.byModel() + counts.byReference())
        .isEqualTo((long) frames * cascades);
    assertThat(counts.referenceCalls()).isEqualTo(detector.asked().size());
  }

  @Test
  void theReferenceIsAskedOnceForAllClasses() throws IOException {
    Scene scene = new Scene(new int[50], 0, new boolean[3][50]);
    List<Cascade> cascades =
        CLASSES.stream().map(c -> Cascade.referenceOnly(Query.of(c), "table")).toList();
    TableDetector detector = scene.detector();
    try (JointRunner runner =
        open(cascades, scene.source(), detector, new Memory(), ReadAhead.DEFAULT)) {
      while (runner.advance()) {
        runner.labels().get(0).pixels().ifPresent(HeldFrame::close);
      }
    }
    assertThat(detector.asked()).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void theByteBudgetBoundsWhatIsHeldForAllTogether() throws IOException {
    Scene scene = new Scene(new int[300], 0, new boolean[3][300]);
    List<Cascade> cascades =
        List.of(
            Plans.plan(1, Optional.empty(), Plans.model(0, 1)),
            Plans.plan(1, Optional.empty(), Plans.model(0, 1)));
    ListFrameSource source = scene.source();
    ReadAhead readAhead = new ReadAhead(30 * NumberedImage.BYTES, 1000);
    try (JointRunner runner = open(cascades, source, scene.detector(), new Memory(), readAhead)) {
      while (runner.advance()) {
        runner.labels().get(0).pixels().ifPresent(HeldFrame::close);
      }
    }
    // Each frame is held three times: by both cascades and for its row.
    assertThat(source.mostHeld()).isEqualTo(33);
  }

  @Test
  void framesThatAreKnownToBeOfNoUseAreNotHeld() throws IOException {
    Scene scene = new Scene(new int[100], 0, new boolean[3][100]);
    List<Cascade> cascades =
        List.of(
            Plans.plan(1, Plans.unlike(0, 1), Optional.empty()),
            Plans.plan(1, Plans.unlike(0, 1), Optional.empty()));
    ListFrameSource source = scene.source();
    try (JointRunner runner =
        open(cascades, source, scene.detector(), new Memory(), ReadAhead.DEFAULT)) {
      while (runner.advance()) {
        assertThat(runner.labels().get(0).pixels()).isEmpty();
      }
    }
    assertThat(source.mostHeld()).isZero();
  }

  @Test
  void whateverFailsNothingStaysHeld() throws IOException {
    Scene scene = new Scene(new int[100], 0, new boolean[3][100]);
    List<Cascade> cascades =
        List.of(
            Plans.plan(1, Optional.empty(), Plans.model(0, 1)),
            Plans.plan(1, Optional.empty(), Optional.empty()));
    ListFrameSource source = scene.source().failingAt(30);
    try (JointRunner runner =
        open(cascades, source, scene.detector(), new Memory(), ReadAhead.DEFAULT)) {
      assertThatThrownBy(runner::advance).hasMessageContaining("frame 30");
      assertThat(source.held()).isEmpty();
      assertThatThrownBy(runner::advance).hasMessageContaining("closed");
    }
  }

  @Test
  void thereMustBeACascade() {
    assertThatThrownBy(
            () -> JointRunner.open(List.of(), ListFrameSource.ofGreys(0, 0), PixelRule.NONE))
        .hasMessageContaining("one or more");
  }
}
