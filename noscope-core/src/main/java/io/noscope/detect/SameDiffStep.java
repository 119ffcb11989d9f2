package io.noscope.detect;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One operation of SameDiff's library, bound to its arrays once: running it again infers no shapes
 * and allocates nothing.
 */
final class SameDiffStep {
  // Arguments of the library's convolution and pooling, see SameDiffNetwork for their names.
  private static final long SAME = 1;
  private static final long VALID = 0;
  private static final long CHANNELS_LAST = 1;

  private final CustomOp operation;
  private final OpContext context;

  private SameDiffStep(String name, INDArray output, INDArray[] inputs, long... arguments) {
    operation = DynamicCustomOp.builder(name).build();
    context = Nd4j.getExecutioner().buildContext();
    context.setInputArrays(inputs);
    context.setOutputArrays(output);
    context.setIArguments(arguments);
  }

  /** Same-padded 3x3 convolution over N x H x W x C. */
  static SameDiffStep convolution(
      INDArray input, INDArray kernels, INDArray bias, int stride, INDArray output) {
    INDArray[] inputs = {input, kernels, bias};
    return new SameDiffStep(
        "conv2d", output, inputs, 3, 3, stride, stride, 0, 0, 1, 1, SAME, CHANNELS_LAST, 0);
  }

  /** Max-pool of 2 over N x H x W x C. */
  static SameDiffStep maxPool(INDArray input, INDArray output) {
    INDArray[] inputs = {input};
    return new SameDiffStep(
        "maxpool2d", output, inputs, 2, 2, 2, 2, 0, 0, 1, 1, VALID, 1, CHANNELS_LAST);
  }

  /** Negative values become 0, in place. */
  static SameDiffStep relu(INDArray array) {
    INDArray[] inputs = {array};
    SameDiffStep step = new SameDiffStep("relu", array, inputs);
    step.context.setTArguments(0.0);
    return step;
  }

  /** Matrix product of rows with weights, plus a bias. */
  static SameDiffStep dense(INDArray input, INDArray weights, INDArray bias, INDArray output) {
    INDArray[] inputs = {input, weights, bias};
    return new SameDiffStep("xw_plus_b", output, inputs);
  }

  /** Softmax of each row. */
  static SameDiffStep softmax(INDArray input, INDArray output) {
    INDArray[] inputs = {input};
    return new SameDiffStep("softmax", output, inputs);
  }

  void run() {
    Nd4j.getExecutioner().exec(operation, context);
  }

  /** Lets go of the arrays, which belong to whoever made them. */
  void release() {
    context.purge();
  }
}
