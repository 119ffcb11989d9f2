package io.noscope.detect;

import ai.onnxruntime.platform.Fp16Conversions;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes ONNX graphs that answer the same whatever they are shown. */
public final class OnnxFile {
  private static final int FLOAT = 1;
  private static final int BYTE = 2;
  private static final int LONG = 7;
  private static final int HALF = 10;
  private static final int VARINT = 0;
  private static final int BYTES = 2;

  private final Message graph = new Message().add(2, "test");
  private final Message model = new Message().add(1, 7);

  /** A graph with one input of floats. */
  public static OnnxFile withInput(String name, long... shape) {
    return withInput(FLOAT, name, shape);
  }

  /** A graph with one input of 16-bit floats. */
  public static OnnxFile withHalves(String name, long... shape) {
    return withInput(HALF, name, shape);
  }

  /** A graph with one input of bytes. */
  public static OnnxFile withBytes(String name, long... shape) {
    return withInput(BYTE, name, shape);
  }

  private static OnnxFile withInput(int type, String name, long... shape) {
    OnnxFile file = new OnnxFile();
    file.graph.add(11, valueInfo(type, name, shape));
    return file;
  }

  /** Adds an input of whole numbers, which changes nothing. */
  public OnnxFile andNumbers(String name, long... shape) {
    graph.add(11, valueInfo(LONG, name, shape));
    return this;
  }

  /** Notes something as exporters do. */
  public OnnxFile noting(String key, String value) {
    model.add(14, new Message().add(1, key).add(2, value));
    return this;
  }

  /** Adds an output that is always these whole numbers. */
  public OnnxFile answering(String name, long[] values, long... shape) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return answering(LONG, name, raw.array(), shape);
  }

  /** Adds an output that is always these numbers as 16-bit floats. */
  public OnnxFile answeringHalves(String name, float[] values, long... shape) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      raw.putShort(Fp16Conversions.floatToFp16(value));
    }
    return answering(HALF, name, raw.array(), shape);
  }

  /** Adds an output that is always these floats. */
  public OnnxFile answering(String name, float[] values, long... shape) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return answering(FLOAT, name, raw.array(), shape);
  }

  private OnnxFile answering(int type, String name, byte[] raw, long... shape) {
    String constant = name + "-constant";
    Message tensor = new Message();
    for (long size : shape) {
      tensor.add(1, size);
    }
    tensor.add(2, type).add(8, constant).add(9, raw);
    graph.add(1, new Message().add(1, constant).add(2, name).add(4, "Identity"));
    graph.add(5, tensor);
    graph.add(12, valueInfo(type, name, shape));
    return this;
  }

  /** The file. */
  public byte[] bytes() {
    return model.add(7, graph).add(8, new Message().add(2, 12)).bytes();
  }

  private static Message valueInfo(int type, String name, long... shape) {
    Message dimensions = new Message();
    for (long size : shape) {
      dimensions.add(
          1, size < 0 ? new Message().add(2, "open" + -size) : new Message().add(1, size));
    }
    Message tensor = new Message().add(1, type).add(2, dimensions);
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
