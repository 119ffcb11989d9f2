package io.noscope.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.ListFrameSource;
import io.noscope.TableDetector;
import io.noscope.detect.Classifier;
import io.noscope.detect.ModelSpec;
import io.noscope.detect.TrainedModel;
import io.noscope.video.SmallView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model is shown each frame at the side that it looks at. */
class ModelInputTest {
  @ParameterizedTest
  @CsvSource({"32, false", "50, false", "64, true"})
  void isAViewOfItsSide(int side, boolean grey) throws IOException {
    ModelSpec spec = new ModelSpec(2, 16, 32, 2, side, grey);
    Cascade plan =
        Plans.plan(
            1,
            Optional.empty(),
            Optional.of(new ModelStage(TrainedModel.untrained(spec), 0.5f, 0.5f)));
    Random random = new Random(3);
    List<byte[]> large =
        Stream.generate(() -> new byte[SmallView.bytes(SmallView.LARGE)]).limit(70).toList();
    large.forEach(random::nextBytes);
    RememberingClassifier classifier = new RememberingClassifier(spec.input());

    Run.of(plan, new ListFrameSource(0, large), classifier, TableDetector.finding(frame -> false));

    assertThat(classifier.seen)
        .containsExactlyElementsOf(
            large.stream().map(view -> SmallView.sized(view, spec.input())).toList());
  }

  /** Says that nothing is there, and remembers what it saw. */
  private static final class RememberingClassifier implements Classifier {
    private final int bytes;
    private final List<byte[]> seen = new ArrayList<>();

    RememberingClassifier(int side) {
      this.bytes = side * side * 3;
    }

    @Override
    public void score(byte[] views, int count, float[] probabilities) {
      for (int i = 0; i < count; i++) {
        seen.add(Arrays.copyOfRange(views, i * bytes, (i + 1) * bytes));
        probabilities[i] = 0;
      }
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }
}
