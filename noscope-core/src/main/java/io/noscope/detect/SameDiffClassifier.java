package io.noscope.detect;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * A specialised model on SameDiff's native operations, run straight through one after another: the
 * same kernels as a SameDiff session without its bookkeeping. All native memory, one batch of every
 * layer's output, is taken at {@link #open} and given back at {@link #close}. Several may run in as
 * many threads, one each, with equal results, and one may pass from thread to thread.
 */
public final class SameDiffClassifier implements Classifier {
  /**
   * How many views may go through the layers together on the CPU. Batches are often not full:
   * segments end, and little of a still one is examined.
   */
  private static final List<Integer> CPU_PASSES = List.of(BATCH, 32, 16, 8, 4);

  /** What a pass costs whatever is in it, in views. */
  private static final int PASS_COST = 3;

  private final SameDiffLayers layers;
  private final OpenCvEncoder encoder;
  private final Device device;
  private final int viewBytes;
  private final List<SameDiffLayers.Pass> passes;
  // For so many views the pass to begin with.
  private final SameDiffLayers.Pass[] begin = new SameDiffLayers.Pass[BATCH + 1];
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
    SameDiffRuntime.computeOn(device);
    layers = new SameDiffLayers(model, BATCH);
    encoder = new OpenCvEncoder(model.spec(), model.meanImage());
    passes = (device.isGpu() ? List.of(BATCH) : CPU_PASSES).stream().map(layers::pass).toList();
    plan();
  }

  /** Finds the cheapest passes for every number of views. */
  private void plan() {
    int[] least = new int[BATCH + 1];
    for (int views = 1; views <= BATCH; views++) {
      least[views] = Integer.MAX_VALUE;
      for (SameDiffLayers.Pass pass : passes) {
        int cost = pass.views() + PASS_COST + least[Math.max(0, views - pass.views())];
        if (cost < least[views]) {
          least[views] = cost;
          begin[views] = pass;
        }
      }
    }
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
    int first = 0;
    while (first < count) {
      SameDiffLayers.Pass pass = begin[count - first];
      int taken = Math.min(pass.views(), count - first);
      score(pass, views, first, taken, probabilities);
      first += taken;
    }
  }

  private void score(
      SameDiffLayers.Pass pass, byte[] views, int first, int count, float[] probabilities) {
    FloatBuffer encoded = SameDiffRuntime.floats(layers.input());
    // Slots beyond count keep older views: rows do not see each other.
    for (int slot = 0; slot < count; slot++) {
      encoder.encode(views, first + slot, encoded, slot);
    }
    SameDiffRuntime.written(layers.input());
    pass.run();
    FloatBuffer scores = SameDiffRuntime.floats(layers.output());
    for (int slot = 0; slot < count; slot++) {
      probabilities[first + slot] = scores.get(slot * ModelParameter.CLASSES + 1);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      encoder.close();
      passes.forEach(SameDiffLayers.Pass::release);
      layers.close();
    }
  }
}
