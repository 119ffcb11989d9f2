package io.noscope.detect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A model's weights and one batch of every layer's values in native memory. Passes of fewer views
 * compute in the same memory, from its beginning.
 */
final class SameDiffLayers implements AutoCloseable {
  private final ModelSpec spec;
  private final int batch;
  private final Map<String, INDArray> weights;
  private final Map<String, INDArray> values = new LinkedHashMap<>();

  /**
   * @param batch views that there is room for
   * @throws IllegalArgumentException if the weights are not those of the model's architecture
   */
  SameDiffLayers(TrainedModel model, int batch) {
    this.spec = model.spec();
    this.batch = batch;
    Map<String, float[]> initial =
        ModelParameter.of(spec).stream()
            .collect(Collectors.toMap(ModelParameter::name, p -> p.values(model.weights())));
    weights =
        ModelParameter.of(spec).stream()
            .collect(
                Collectors.toMap(
                    ModelParameter::name,
                    p -> SameDiffRuntime.allocate(initial.get(p.name()), p.shape())));
  }

  /** Where encoded views are to be, batch x side x side x channels. */
  INDArray input() {
    return values.get("input");
  }

  /** Probabilities of each class, batch x 2. */
  INDArray output() {
    return values.get("probabilities");
  }

  /**
   * All layers, one after another.
   *
   * @param views how many of the first go through them
   */
  record Pass(int views, List<SameDiffStep> steps) {
    void run() {
      for (SameDiffStep step : steps) {
        step.run();
      }
    }

    /** Lets go of the layers. */
    void release() {
      steps.forEach(SameDiffStep::release);
    }
  }

  /** A pass of so many views, up to the batch. */
  Pass pass(int views) {
    List<SameDiffStep> steps = new ArrayList<>();
    int side = spec.input();
    INDArray last = values("input", views, side, side, spec.channels());
    for (ConvolutionLayer layer : ConvolutionLayer.of(spec)) {
      last = convolve(layer, last, views, steps);
    }
    INDArray rows = last.reshape(views, last.length() / views);
    INDArray hidden = values("hidden", views, spec.dense());
    INDArray logits = values("logits", views, ModelParameter.CLASSES);
    INDArray probabilities = values("probabilities", views, ModelParameter.CLASSES);
    steps.add(dense(rows, ModelParameter.HIDDEN_WEIGHTS, ModelParameter.HIDDEN_BIAS, hidden));
    steps.add(SameDiffStep.relu(hidden));
    steps.add(dense(hidden, ModelParameter.OUTPUT_WEIGHTS, ModelParameter.OUTPUT_BIAS, logits));
    steps.add(SameDiffStep.softmax(logits, probabilities));
    return new Pass(views, steps);
  }

  private SameDiffStep dense(INDArray rows, String kernel, String bias, INDArray result) {
    return SameDiffStep.dense(rows, weights.get(kernel), weights.get(bias), result);
  }

  private INDArray convolve(
      ConvolutionLayer layer, INDArray from, int views, List<SameDiffStep> steps) {
    int side = layer.convolvedSide();
    INDArray result = values(layer.kernels() + " convolved", views, side, side, layer.out());
    steps.add(
        SameDiffStep.convolution(
            from, weights.get(layer.kernels()), weights.get(layer.bias()), layer.stride(), result));
    if (layer.pooled()) {
      INDArray convolved = result;
      int half = layer.outputSide();
      result = values(layer.kernels() + " pooled", views, half, half, layer.out());
      steps.add(SameDiffStep.maxPool(convolved, result));
    }
    // The maximum commutes with ReLU, which has a quarter of the values to look at after pooling.
    steps.add(SameDiffStep.relu(result));
    return result;
  }

  /** What a layer makes of the first views; the memory is taken once for all passes. */
  private INDArray values(String name, int views, long... shape) {
    INDArray all = values.computeIfAbsent(name, n -> SameDiffRuntime.allocate(shape(batch, shape)));
    return views == batch ? all : Nd4j.create(all.data(), shape(views, shape));
  }

  private static long[] shape(int views, long... ofOne) {
    long[] shape = new long[ofOne.length + 1];
    shape[0] = views;
    System.arraycopy(ofOne, 0, shape, 1, ofOne.length);
    return shape;
  }

  @Override
  public void close() {
    weights.values().forEach(INDArray::close);
    values.values().forEach(INDArray::close);
  }
}
