package io.noscope.detect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.internal.memory.AbstractMemoryMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The arrays of a training step, used again in the next: every step asks for the same ones.
 * SameDiff's own manager leaves nearly all of them to the garbage collector, which sees small Java
 * objects only and lets gigabytes of native memory pile up. Not thread-safe.
 */
final class SameDiffStepMemory extends AbstractMemoryMgr {
  private final Map<LongShapeDescriptor, Deque<INDArray>> free = new HashMap<>();
  private final List<INDArray> used = new ArrayList<>();
  private final List<LongShapeDescriptor> shapes = new ArrayList<>();

  @Override
  public INDArray allocate(boolean detached, DataType type, long... shape) {
    return allocate(detached, LongShapeDescriptor.fromShape(shape, type));
  }

  @Override
  public INDArray allocate(boolean detached, LongShapeDescriptor shape) {
    Deque<INDArray> fitting = free.get(shape);
    INDArray array =
        fitting == null || fitting.isEmpty() ? Nd4j.create(shape, false) : fitting.pop();
    used.add(array);
    shapes.add(shape);
    return array;
  }

  /** Nothing yet: arrays are taken back all at once. */
  @Override
  public void release(INDArray array) {}

  /** Takes back every array, the step's results among them. */
  void endStep() {
    for (int i = 0; i < used.size(); i++) {
      free.computeIfAbsent(shapes.get(i), s -> new ArrayDeque<>()).push(used.get(i));
    }
    used.clear();
    shapes.clear();
  }

  @Override
  public void close() {
    endStep();
    free.values().forEach(arrays -> arrays.forEach(INDArray::close));
    free.clear();
  }
}
