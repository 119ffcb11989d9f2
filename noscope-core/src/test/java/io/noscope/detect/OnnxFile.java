package io.noscope.detect;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes ONNX graphs that answer the same whatever they are shown. */
public final class OnnxFile {
  private static final int FLOAT = 1;
  private static final int VARINT = 0;
  private static final int BYTES = 2;

  private final Message graph = new Message().add(2, "test");

  /** A graph with one input of floats. */
  public static OnnxFile withInput(String name, long... shape) {
    OnnxFile file = new OnnxFile();
    file.graph.add(11, valueInfo(name, shape));
    return file;
  }

  /** Adds an output that is always these floats. */
  public OnnxFile answering(String name, float[] values, long... shape) {
    String constant = name + "-constant";
    ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    Message tensor = new Message();
    for (long size : shape) {
      tensor.add(1, size);
    }
    tensor.add(2, FLOAT).add(8, constant).add(9, raw.array());
    graph.add(1, new Message().add(1, constant).add(2, name).add(4, "Identity"));
    graph.add(5, tensor);
    graph.add(12, valueInfo(name, shape));
    return this;
  }

  /** The file. */
  public byte[] bytes() {
    Message model = new Message().add(1, 7);
    return model.add(7, graph).add(8, new Message().add(2, 12)).bytes();
  }

  private static Message valueInfo(String name, long... shape) {
    Message dimensions = new Message();
    for (long size : shape) {
      dimensions.add(1, new Message().add(1, size));
    }
    Message tensor = new Message().add(1, FLOAT).add(2, dimensions);
    return new Message().add(1, name).add(2, new Message().add(1, tensor));
  }

  /** A protocol buffer. */
  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message add(int field, long value) {
      varint((field << 3) | VARINT);
      varint(value);
      return this;
    }

    Message add(int field, byte[] value) {
      varint((field << 3) | BYTES);
      varint(value.length);
      out.writeBytes(value);
      return this;
    }

    Message add(int field, String value) {
      return add(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message add(int field, Message value) {
      return add(field, value.bytes());
    }

    byte[] bytes() {
      return out.toByteArray();
    }

    private void varint(long value) {
      long rest = value;
      while (rest > 0x7f) {
        out.write((int) ((rest & 0x7f) | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
  }
}
