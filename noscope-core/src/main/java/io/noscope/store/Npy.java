package io.noscope.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * NumPy's array format, version 1.0, for float32 and uint8, little endian and in C order: a magic
 * string, a header of text padded to 64 bytes, and the numbers ("NEP 1: A simple file format for
 * NumPy arrays").
 */
final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;
  private static final String FLOAT = "<f4";
  private static final String BYTE = "|u1";
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '([^']*)', 'fortran_order': (True|False), 'shape': \\(([0-9, ]*)\\),? *\\}\\s*");

  private Npy() {}

  /** A file of floats, which are kept bit by bit. */
  static byte[] ofFloats(float[] values, int... shape) {
    requireShape(values.length, shape);
    byte[] header = header(FLOAT, shape);
    byte[] file = Arrays.copyOf(header, header.length + values.length * Float.BYTES);
    ByteBuffer numbers = ByteBuffer.wrap(file, header.length, file.length - header.length);
    numbers.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return file;
  }

  /** A file of bytes in 0..255. */
  static byte[] ofBytes(byte[] values, int... shape) {
    requireShape(values.length, shape);
    byte[] header = header(BYTE, shape);
    byte[] file = Arrays.copyOf(header, header.length + values.length);
    System.arraycopy(values, 0, file, header.length, values.length);
    return file;
  }

  /**
   * The floats in a file.
   *
   * @throws IllegalArgumentException where it is not a float32 array of this shape
   */
  static float[] floats(byte[] file, int... shape) {
    ByteBuffer data = open(file, FLOAT, shape);
    float[] values = new float[data.remaining() / Float.BYTES];
    data.asFloatBuffer().get(values);
    return values;
  }

  /**
   * The bytes in a file.
   *
   * @throws IllegalArgumentException where it is not a uint8 array of this shape
   */
  static byte[] bytes(byte[] file, int... shape) {
    ByteBuffer data = open(file, BYTE, shape);
    byte[] values = new byte[data.remaining()];
    data.get(values);
    return values;
  }

  /** Everything before the numbers. */
  private static byte[] header(String type, int[] shape) {
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, text(shape));
    int unpadded = MAGIC.length + Short.BYTES + text.length() + 1;
    int length = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] header = new byte[length];
    ByteBuffer.wrap(header)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) (length - MAGIC.length - Short.BYTES))
        .put((text + " ".repeat(length - unpadded) + "\n").getBytes(ISO_8859_1));
    return header;
  }

  /** Checks the header and goes to the first number. */
  private static ByteBuffer open(byte[] file, String type, int[] shape) {
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    String header;
    try {
      byte[] magic = new byte[MAGIC.length];
      buffer.get(magic);
      if (!Arrays.equals(magic, MAGIC)) {
        throw new IllegalArgumentException("this is not a NumPy file of version 1.0");
      }
      byte[] text = new byte[Short.toUnsignedInt(buffer.getShort())];
      buffer.get(text);
      header = new String(text, ISO_8859_1);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("the file ends in its header", e);
    }
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches()
        || !matcher.group(1).equals(type)
        || matcher.group(2).equals("True")
        || !("(" + matcher.group(3) + ")").equals(text(shape))) {
      throw new IllegalArgumentException(
          "the array is not %s of shape %s: %s".formatted(type, text(shape), header.strip()));
    }
    long expected = (long) size(shape) * (type.equals(FLOAT) ? Float.BYTES : 1);
    if (buffer.remaining() != expected) {
      throw new IllegalArgumentException(
          "%d bytes of numbers instead of %d".formatted(buffer.remaining(), expected));
    }
    return buffer;
  }

  private static void requireShape(int values, int[] shape) {
    if (values != size(shape)) {
      throw new IllegalArgumentException(
          "%d values are not an array of shape %s".formatted(values, text(shape)));
    }
  }

  private static int size(int[] shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  /** The shape as Python writes a tuple. */
  private static String text(int[] shape) {
    String sizes = Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    return shape.length == 1 ? "(" + sizes + ",)" : "(" + sizes + ")";
  }
}
