package io.noscope.detect;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.noscope.detect.OnnxGraph.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs a graph and gives its outputs as floats. Those whose shape is known beforehand are written
 * to the same native memory each time; others are made anew.
 */
final class OnnxOutputs implements AutoCloseable {
  private final OrtSession session;
  private final Set<String> names;
  private final int batch;
  private final Map<String, OnnxTensor> pinned = new HashMap<>();
  private final Map<String, FloatBuffer> memory = new HashMap<>();

  /** Allocates what can be. */
  OnnxOutputs(
      OrtEnvironment environment,
      OrtSession session,
      OnnxGraph graph,
      List<String> names,
      int batch)
      throws OrtException {
    this.session = session;
    this.names = Set.copyOf(names);
    this.batch = batch;
    if (names.stream().map(graph.outputs()::get).allMatch(OnnxOutputs::isKnown)) {
      for (String name : names) {
        pin(environment, name, graph.outputs().get(name));
      }
    }
  }

  private static boolean isKnown(Tensor tensor) {
    return tensor.type() == OnnxGraph.Type.FLOAT
        && tensor.shape().size() > 1
        && tensor.shape().stream().skip(1).allMatch(size -> size > 0);
  }

  private void pin(OrtEnvironment environment, String name, Tensor tensor) throws OrtException {
    long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
    if (shape[0] < 0) {
      shape[0] = batch;
    }
    int floats = 1;
    for (long size : shape) {
      floats = Math.toIntExact(floats * size);
    }
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(floats * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    pinned.put(name, OnnxTensor.createTensor(environment, buffer, shape));
    memory.put(name, buffer.slice(0, shape[0] == batch ? floats / batch : floats));
  }

  /** Runs the graph; the answer is good until the next time. */
  Map<String, FloatBuffer> run(Map<String, OnnxTensor> inputs) throws OrtException {
    if (!pinned.isEmpty()) {
      // The result is a view of our own tensors: closing it leaves them open.
      session.run(inputs, pinned).close();
      return memory;
    }
    Map<String, FloatBuffer> floats = new HashMap<>();
    try (OrtSession.Result result = session.run(inputs, names)) {
      for (String name : names) {
        floats.put(name, floats((OnnxTensor) result.get(name).orElseThrow()));
      }
    }
    return floats;
  }

  private FloatBuffer floats(OnnxTensor tensor) {
    FloatBuffer all =
        switch (tensor.getInfo().type) {
          case INT64 -> floats(tensor.getLongBuffer());
          case INT32 -> floats(tensor.getIntBuffer());
          default -> tensor.getFloatBuffer();
        };
    boolean batched = tensor.getInfo().getShape()[0] == batch;
    return all.slice(0, batched ? all.remaining() / batch : all.remaining());
  }

  private static FloatBuffer floats(LongBuffer numbers) {
    FloatBuffer floats = FloatBuffer.allocate(numbers.remaining());
    while (numbers.hasRemaining()) {
      floats.put((float) numbers.get());
    }
    return floats.flip();
  }

  private static FloatBuffer floats(IntBuffer numbers) {
    FloatBuffer floats = FloatBuffer.allocate(numbers.remaining());
    while (numbers.hasRemaining()) {
      floats.put(numbers.get());
    }
    return floats.flip();
  }

  @Override
  public void close() {
    pinned.values().forEach(OnnxTensor::close);
  }
}
