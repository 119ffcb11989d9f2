package io.noscope.video;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** An MP4 to be spoiled: boxes are found by their path and replaced. */
final class Mp4Bytes {
  static final String DREF = "moov/trak/mdia/minf/dinf/dref";
  static final String STBL = "moov/trak/mdia/minf/stbl/";

  private byte[] bytes;

  /** An MP4 whose moov is its last box, so that nothing refers to what comes after it. */
  Mp4Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Writes over the 32-bit number at an offset in a box, counted from the box's start. */
  Mp4Bytes put(String path, int offset, int value) {
    ByteBuffer.wrap(bytes).putInt(find(path).getLast() + offset, value);
    return this;
  }

  /** Puts another box in the place of the first at this path. */
  Mp4Bytes replace(String path, byte[] box) {
    Deque<Integer> starts = find(path);
    int start = starts.removeLast();
    return splice(starts, start, start + size(start), box);
  }

  /** Puts copies of the first box at this path behind it. */
  Mp4Bytes repeat(String path, int copies) {
    Deque<Integer> starts = find(path);
    int start = starts.removeLast();
    int size = size(start);
    ByteBuffer more = ByteBuffer.allocate(size * copies);
    for (int i = 0; i < copies; i++) {
      more.put(bytes, start, size);
    }
    return splice(starts, start + size, start + size, more.array());
  }

  /** Puts a box behind the last. */
  Mp4Bytes append(byte[] box) {
    return splice(new ArrayDeque<>(), bytes.length, bytes.length, box);
  }

  /** A box with this content. */
  static byte[] box(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .putInt(8 + content.length)
        .put(type.getBytes(StandardCharsets.ISO_8859_1))
        .put(content)
        .array();
  }

  /** A data reference to another file. */
  static byte[] reference(String type, String location) {
    byte[] text = location.getBytes(StandardCharsets.UTF_8);
    byte[] entry = box(type, ByteBuffer.allocate(4 + text.length + 1).putInt(0).put(text).array());
    return box("dref", ByteBuffer.allocate(8 + entry.length).putLong(1).put(entry).array());
  }

  private Mp4Bytes splice(Deque<Integer> parents, int from, int to, byte[] with) {
    byte[] spliced =
        ByteBuffer.allocate(bytes.length - (to - from) + with.length)
            .put(bytes, 0, from)
            .put(with)
            .put(bytes, to, bytes.length - to)
            .array();
    for (int parent : parents) {
      ByteBuffer.wrap(spliced).putInt(parent, size(parent) - (to - from) + with.length);
    }
    bytes = spliced;
    return this;
  }

  /** Where the boxes along the path start. */
  private Deque<Integer> find(String path) {
    Deque<Integer> starts = new ArrayDeque<>();
    int at = 0;
    for (String type : path.split("/", -1)) {
      while (!type.equals(new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1))) {
        at += size(at);
      }
      starts.add(at);
      at += 8;
    }
    return starts;
  }

  private int size(int start) {
    return ByteBuffer.wrap(bytes).getInt(start);
  }
}
