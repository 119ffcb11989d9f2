package io.noscope.detect;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.InferenceSession;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.api.ops.impl.updaters.RmsPropUpdater;
import org.nd4j.linalg.factory.Nd4j;

/** A specialised model as a SameDiff graph with a loss, and its weights under RMSprop. */
final class SameDiffNetwork implements AutoCloseable {
  private static final String VIEWS = "views";
  private static final String TARGETS = "targets";
  private static final double MEMORY = 0.95;
  private static final double EPSILON = 1e-8;

  /** What SameDiff calls the function that it derives. */
  private static final String GRADIENTS = "grad";

  private final SameDiffStepMemory memory = new SameDiffStepMemory();
  private final SameDiff graph = SameDiff.create();
  private final Map<String, INDArray> weights = new LinkedHashMap<>();
  private final Map<String, INDArray> squares = new LinkedHashMap<>();
  private final Map<String, INDArray> batch;
  private final Device device;

  /**
   * A graph for batches of one size, to be used by the thread that makes it.
   *
   * @param initial values of each weight by name
   * @param remembered squares of RMSprop by the same names, as {@link #squares} gave them; none for
   *     training that begins
   * @param size frames a batch
   */
  SameDiffNetwork(
      ModelSpec spec,
      Map<String, float[]> initial,
      Map<String, float[]> remembered,
      int size,
      Device device) {
    this.device = device;
    SameDiffRuntime.computeOn(device);
    for (ModelParameter each : ModelParameter.of(spec)) {
      INDArray values = SameDiffRuntime.allocate(each.values(initial), each.shape());
      weights.put(each.name(), values);
      float[] zeros = new float[each.size()];
      squares.put(
          each.name(),
          SameDiffRuntime.allocate(remembered.getOrDefault(each.name(), zeros), each.shape()));
      graph.var(each.name(), values);
    }
    int side = spec.input();
    int channels = spec.channels();
    batch =
        Map.of(
            VIEWS, SameDiffRuntime.allocate(size, side, side, channels),
            TARGETS, SameDiffRuntime.allocate(size, ModelParameter.CLASSES));
    SDVariable logits =
        logits(spec, graph.placeHolder(VIEWS, DataType.FLOAT, size, side, side, channels));
    SDVariable targets = graph.placeHolder(TARGETS, DataType.FLOAT, size, ModelParameter.CLASSES);
    graph.nn.logSoftmax(logits).mul(targets).sum().neg("loss");
    graph.setLossVariables("loss");
    graph.createGradFunction(weights.keySet().toArray(String[]::new));
    SameDiff gradients = graph.getFunction(GRADIENTS);
    InferenceSession session = new InferenceSession(gradients);
    session.setMmgr(memory);
    gradients.getSessions().put(Thread.currentThread().getId(), session);
  }

  private SDVariable logits(ModelSpec spec, SDVariable views) {
    SDVariable last = views;
    int outputs = 0;
    for (ConvolutionLayer layer : ConvolutionLayer.of(spec)) {
      last = convolve(layer, last);
      outputs = layer.outputs();
    }
    SDVariable rows = last.reshape(-1, outputs);
    SDVariable hidden =
        graph.nn.relu(
            graph.nn.linear(
                rows,
                graph.getVariable(ModelParameter.HIDDEN_WEIGHTS),
                graph.getVariable(ModelParameter.HIDDEN_BIAS)),
            0);
    return graph.nn.linear(
        hidden,
        graph.getVariable(ModelParameter.OUTPUT_WEIGHTS),
        graph.getVariable(ModelParameter.OUTPUT_BIAS));
  }

  private SDVariable convolve(ConvolutionLayer layer, SDVariable from) {
    Conv2DConfig config =
        Conv2DConfig.builder()
            .kH(3)
            .kW(3)
            .sH(layer.stride())
            .sW(layer.stride())
            .paddingMode(PaddingMode.SAME)
            .dataFormat(Conv2DConfig.NHWC)
            .weightsFormat(WeightsFormat.YXIO)
            .build();
    SDVariable convolved =
        graph.cnn.conv2d(
            from, graph.getVariable(layer.kernels()), graph.getVariable(layer.bias()), config);
    return graph.nn.relu(layer.pooled() ? pool(convolved) : convolved, 0);
  }

  private SDVariable pool(SDVariable from) {
    Pooling2DConfig config =
        Pooling2DConfig.builder()
            .kH(2)
            .kW(2)
            .sH(2)
            .sW(2)
            .paddingMode(PaddingMode.VALID)
            .isNHWC(true)
            .build();
    return graph.cnn.maxPooling2d(from, config);
  }

  /** Writes the next batch. */
  interface BatchWriter {
    /**
     * Writes every slot.
     *
     * @param views where encoded views go, row by row
     * @param targets where the weights of each frame's loss go: absent and present, one of them 0
     */
    void write(FloatBuffer views, FloatBuffer targets);
  }

  /** One step of RMSprop down the summed loss of a batch. */
  void step(BatchWriter writer, double learningRate) {
    SameDiffRuntime.computeOn(device);
    INDArray views = batch.get(VIEWS);
    INDArray targets = batch.get(TARGETS);
    writer.write(SameDiffRuntime.floats(views), SameDiffRuntime.floats(targets));
    SameDiffRuntime.written(views);
    SameDiffRuntime.written(targets);
    Map<String, INDArray> gradients = graph.calculateGradients(batch, weights.keySet());
    for (Map.Entry<String, INDArray> weight : weights.entrySet()) {
      INDArray gradient = gradients.get(weight.getKey());
      INDArray square = squares.get(weight.getKey());
      // Turns the gradient into the step to take, in place.
      Nd4j.exec(new RmsPropUpdater(gradient, square, learningRate, MEMORY, EPSILON));
      weight.getValue().subi(gradient);
    }
    memory.endStep();
  }

  /** A copy of the weights by name. */
  Map<String, float[]> weights() {
    return copies(weights);
  }

  /** A copy of what RMSprop remembers of the gradients of each weight. */
  Map<String, float[]> squares() {
    return copies(squares);
  }

  private static Map<String, float[]> copies(Map<String, INDArray> arrays) {
    Map<String, float[]> copies = new LinkedHashMap<>();
    arrays.forEach((name, array) -> copies.put(name, array.data().asFloat()));
    return copies;
  }

  @Override
  public void close() {
    memory.close();
    weights.values().forEach(INDArray::close);
    squares.values().forEach(INDArray::close);
    batch.values().forEach(INDArray::close);
  }
}
