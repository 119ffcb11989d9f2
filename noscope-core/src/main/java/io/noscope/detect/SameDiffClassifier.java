package io.noscope.detect;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A specialised model on SameDiff's native operations, run straight through one after another: the
 * same kernels as a SameDiff session without its bookkeeping. All native memory, one group of every
 * layer's output, is taken at {@link #open} and given back at {@link #close}. Several may run in as
 * many threads, one each, with equal results, and one may pass from thread to thread.
 */
public final class SameDiffClassifier implements Classifier {
  /**
   * Views that go through the layers together on the CPU. Larger groups are no quicker a view, and
   * batches are often not full: segments end, and little of a still one is examined.
   */
  private static final int CPU_GROUP = 32;

  private final List<INDArray> arrays = new ArrayList<>();
  private final List<SameDiffStep> steps = new ArrayList<>();
  private final OpenCvEncoder encoder;
  private final Device device;
  private final int group;
  private final int viewBytes;
  private final INDArray input;
  private final INDArray output;
  private boolean closed;

  /**
   * Makes a model ready to score on the CPU.
   *
   * @throws IllegalArgumentException if the weights are not those of the model's architecture
   */
  public static SameDiffClassifier open(TrainedModel model) {
    return open(model, Device.CPU);
  }

  /** The same on a device of one's choice, as far as ND4J's backend can use it. */
  public static SameDiffClassifier open(TrainedModel model, Device device) {
    return new SameDiffClassifier(model, device);
  }

  private SameDiffClassifier(TrainedModel model, Device device) {
    this.device = device;
    viewBytes = model.spec().viewBytes();
    group = device.isGpu() ? BATCH : CPU_GROUP;
    SameDiffRuntime.computeOn(device);
    Map<String, float[]> values =
        ModelParameter.of(model.spec()).stream()
            .collect(Collectors.toMap(ModelParameter::name, each -> each.values(model.weights())));
    encoder = new OpenCvEncoder(model.spec(), model.meanImage());
    Map<String, INDArray> weights =
        ModelParameter.of(model.spec()).stream()
            .collect(
                Collectors.toMap(
                    ModelParameter::name,
                    each -> own(SameDiffRuntime.allocate(values.get(each.name()), each.shape()))));
    int side = model.spec().input();
    input = own(SameDiffRuntime.allocate(group, side, side, model.spec().channels()));
    output = chain(model.spec(), input, weights::get);
  }

  private INDArray chain(ModelSpec spec, INDArray views, Function<String, INDArray> weights) {
    INDArray last = views;
    for (ConvolutionLayer layer : ConvolutionLayer.of(spec)) {
      last = convolve(layer, last, weights);
    }
    INDArray rows = last.reshape(group, last.length() / group);
    INDArray hidden = own(SameDiffRuntime.allocate(group, spec.dense()));
    INDArray logits = own(SameDiffRuntime.allocate(group, ModelParameter.CLASSES));
    INDArray probabilities = own(SameDiffRuntime.allocate(group, ModelParameter.CLASSES));
    steps.add(
        SameDiffStep.dense(
            rows,
            weights.apply(ModelParameter.HIDDEN_WEIGHTS),
            weights.apply(ModelParameter.HIDDEN_BIAS),
            hidden));
    steps.add(SameDiffStep.relu(hidden));
    steps.add(
        SameDiffStep.dense(
            hidden,
            weights.apply(ModelParameter.OUTPUT_WEIGHTS),
            weights.apply(ModelParameter.OUTPUT_BIAS),
            logits));
    steps.add(SameDiffStep.softmax(logits, probabilities));
    return probabilities;
  }

  private INDArray convolve(
      ConvolutionLayer layer, INDArray from, Function<String, INDArray> weights) {
    int side = layer.convolvedSide();
    INDArray convolved = own(SameDiffRuntime.allocate(group, side, side, layer.out()));
    steps.add(
        SameDiffStep.convolution(
            from,
            weights.apply(layer.kernels()),
            weights.apply(layer.bias()),
            layer.stride(),
            convolved));
    INDArray result = convolved;
    if (layer.pooled()) {
      int half = layer.outputSide();
      result = own(SameDiffRuntime.allocate(group, half, half, layer.out()));
      steps.add(SameDiffStep.maxPool(convolved, result));
    }
    // The maximum commutes with ReLU, which has a quarter of the values to look at after pooling.
    steps.add(SameDiffStep.relu(result));
    return result;
  }

  private INDArray own(INDArray array) {
    arrays.add(array);
    return array;
  }

  @Override
  public void score(byte[] views, int count, float[] probabilities) {
    if (closed) {
      throw new IllegalStateException("this classifier is closed");
    }
    if (count < 1 || count > BATCH || views.length < count * viewBytes) {
      throw new IllegalArgumentException(
          "1 to %d views of %d bytes can be scored at once, not %d views in %d bytes"
              .formatted(BATCH, viewBytes, count, views.length));
    }
    SameDiffRuntime.computeOn(device);
    for (int first = 0; first < count; first += group) {
      score(views, first, Math.min(group, count - first), probabilities);
    }
  }

  private void score(byte[] views, int first, int count, float[] probabilities) {
    FloatBuffer encoded = SameDiffRuntime.floats(input);
    // Slots beyond count keep older views: rows of a group do not see each other.
    for (int slot = 0; slot < count; slot++) {
      encoder.encode(views, first + slot, encoded, slot);
    }
    SameDiffRuntime.written(input);
    for (SameDiffStep step : steps) {
      step.run();
    }
    FloatBuffer scores = SameDiffRuntime.floats(output);
    for (int slot = 0; slot < count; slot++) {
      probabilities[first + slot] = scores.get(slot * ModelParameter.CLASSES + 1);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      encoder.close();
      steps.forEach(SameDiffStep::release);
      arrays.forEach(INDArray::close);
    }
  }
}
