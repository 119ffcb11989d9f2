package io.noscope.detect;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A specialised model as data: what it looks like, what it learned and how well it did.
 *
 * @param spec its architecture
 * @param meanImage subtracted from every view: a value in 0..255 for each of its inputs, BGR or
 *     grey rows
 * @param weights flat arrays by parameter name
 * @param metrics how training went
 */
public record TrainedModel(
    ModelSpec spec, float[] meanImage, Map<String, float[]> weights, TrainingMetrics metrics)
    implements Serializable {
  public TrainedModel {
    weights = Map.copyOf(weights);
  }

  /** A model of random weights that takes as long as a trained one. */
  public static TrainedModel untrained(ModelSpec spec) {
    SplittableRandom random = new SplittableRandom(1);
    Map<String, float[]> weights = new HashMap<>();
    ModelParameter.of(spec).forEach(each -> weights.put(each.name(), each.initial(random)));
    return new TrainedModel(spec, new float[spec.inputs()], weights, null);
  }

  /** A short hash of all that its scores depend on: copies of a model have the same. */
  public String id() {
    List<byte[]> parts = new ArrayList<>();
    parts.add(spec.toString().getBytes(StandardCharsets.UTF_8));
    parts.add(bytes(meanImage));
    new TreeMap<>(weights)
        .forEach(
            (name, values) -> {
              parts.add(name.getBytes(StandardCharsets.UTF_8));
              parts.add(bytes(values));
            });
    return Hash.ofAll(parts.toArray(byte[][]::new));
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }
}
