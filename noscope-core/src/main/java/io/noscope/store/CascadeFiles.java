package io.noscope.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.DifferenceStage;
import io.noscope.cascade.ModelStage;
import io.noscope.cascade.StillStage;
import io.noscope.detect.DifferenceDetector;
import io.noscope.detect.DifferenceSpec;
import io.noscope.detect.ModelSpec;
import io.noscope.detect.TrainedModel;
import io.noscope.video.SmallView;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * One cascade as files in a folder.
 *
 * <pre>
 * cascade.json              {@link CascadeDocument}, written last
 * explanation.txt
 * report.json               if there is one
 * difference-reference.npy  uint8 (side, side, 3), against a reference image
 * difference-weights.npy    float32 (n,)
 * model-mean.npy            float32 (side, side, 3), or 1 of a grey model
 * model-weights-NAME.npy    float32 (n,), one for each array of weights
 * </pre>
 */
record CascadeFiles(FileSystem fs, Path folder) {
  static final String DOCUMENT = "cascade.json";

  private static final String EXPLANATION = "explanation.txt";
  private static final String REPORT = "report.json";
  private static final String REFERENCE_IMAGE = "difference-reference.npy";
  private static final String DIFFERENCE_WEIGHTS = "difference-weights.npy";
  private static final String MEAN_IMAGE = "model-mean.npy";

  /** Writes everything but the document. */
  void write(StoredCascade stored) throws IOException {
    write(EXPLANATION, stored.explanation().getBytes(UTF_8));
    if (stored.report().isPresent()) {
      write(REPORT, stored.report().get().getBytes(UTF_8));
    }
    if (stored.cascade().difference().isPresent()) {
      write(stored.cascade().difference().get().detector());
    }
    if (stored.cascade().model().isPresent()) {
      write(stored.cascade().model().get().model());
    }
  }

  private void write(DifferenceDetector detector) throws IOException {
    if (hasReferenceImage(detector.spec())) {
      int side = detector.spec().side();
      write(
          REFERENCE_IMAGE, Npy.ofBytes(detector.referenceImage(), side, side, SmallView.CHANNELS));
    }
    write(DIFFERENCE_WEIGHTS, Npy.ofFloats(detector.weights(), detector.weights().length));
  }

  private void write(TrainedModel model) throws IOException {
    write(MEAN_IMAGE, Npy.ofFloats(model.meanImage(), input(model.spec())));
    for (Map.Entry<String, float[]> weights : model.weights().entrySet()) {
      write(
          weightsFile(weights.getKey()),
          Npy.ofFloats(weights.getValue(), weights.getValue().length));
    }
  }

  /**
   * Reads the document.
   *
   * @throws IllegalArgumentException where it is damaged
   */
  CascadeDocument document() throws IOException {
    return CascadeJson.read(read(DOCUMENT));
  }

  /**
   * Reads the rest of what the document tells.
   *
   * @throws IllegalArgumentException where a file is damaged
   */
  StoredCascade read(CascadeDocument document) throws IOException {
    Optional<DifferenceStage> difference = Optional.empty();
    if (document.difference().isPresent()) {
      difference = Optional.of(difference(document.difference().get()));
    }
    Optional<ModelStage> model = Optional.empty();
    if (document.model().isPresent()) {
      model = Optional.of(model(document.model().get()));
    }
    CascadeKey key = document.key();
    return new StoredCascade(
        new Cascade(
            key.query(),
            key.referenceId(),
            document.still().map(StillStage::new),
            document.skip(),
            document.disposables(),
            document.drafts(),
            difference,
            model),
        text(EXPLANATION),
        document.metadata(),
        document.hasReport() ? Optional.of(text(REPORT)) : Optional.empty());
  }

  private DifferenceStage difference(CascadeDocument.Difference part) throws IOException {
    int side = part.spec().side();
    byte[] referenceImage = {};
    if (hasReferenceImage(part.spec())) {
      byte[] file = read(REFERENCE_IMAGE);
      referenceImage =
          named(REFERENCE_IMAGE, () -> Npy.bytes(file, side, side, SmallView.CHANNELS));
    }
    float[] weights = floats(DIFFERENCE_WEIGHTS, part.weights());
    return new DifferenceStage(
        new DifferenceDetector(part.spec(), referenceImage, weights, part.mask()),
        part.threshold());
  }

  private ModelStage model(CascadeDocument.Model part) throws IOException {
    Map<String, float[]> weights = new HashMap<>();
    for (CascadeDocument.Weights array : part.weights()) {
      weights.put(array.name(), floats(weightsFile(array.name()), array.length()));
    }
    float[] mean = floats(MEAN_IMAGE, input(part.spec()));
    return new ModelStage(
        new TrainedModel(part.spec(), mean, weights, part.metrics()),
        (float) part.low(),
        (float) part.high());
  }

  private static int[] input(ModelSpec spec) {
    return new int[] {spec.input(), spec.input(), spec.channels()};
  }

  private static boolean hasReferenceImage(DifferenceSpec spec) {
    return spec.baseline() == DifferenceSpec.Baseline.REFERENCE_IMAGE;
  }

  private static String weightsFile(String name) {
    return "model-weights-" + PathNames.distinct(name) + ".npy";
  }

  private float[] floats(String name, int... shape) throws IOException {
    byte[] file = read(name);
    return named(name, () -> Npy.floats(file, shape));
  }

  private String text(String name) throws IOException {
    return new String(read(name), UTF_8);
  }

  private byte[] read(String name) throws IOException {
    return Files.read(fs, new Path(folder, name));
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(fs, new Path(folder, name), bytes);
  }

  private static <T> T named(String file, Supplier<T> parser) {
    try {
      return parser.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }
}
