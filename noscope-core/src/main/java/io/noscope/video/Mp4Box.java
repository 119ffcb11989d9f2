package io.noscope.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A box of an MP4 (ISO/IEC 14496-12, 4.2).
 *
 * @param type its four letters
 * @param from where its content starts in the file
 * @param end where the next box starts
 */
record Mp4Box(String type, long from, long end) {
  private static final int SHORT_HEADER = 8;
  private static final int LONG_HEADER = 16;

  /** The box at a position of a file; empty where there is none, or only damage, before the end. */
  static Optional<Mp4Box> at(HeaderReader in, long at, long end) throws IOException {
    if (end - at < SHORT_HEADER) {
      return Optional.empty();
    }
    ByteBuffer header = in.read(at, LONG_HEADER);
    if (header.remaining() < SHORT_HEADER) {
      return Optional.empty();
    }
    long size = Integer.toUnsignedLong(header.getInt(0));
    int skip = SHORT_HEADER;
    if (size == 1 && header.remaining() == LONG_HEADER) {
      size = header.getLong(SHORT_HEADER);
      skip = LONG_HEADER;
    }
    boolean toTheEnd = size == 0 || size > end - at;
    if (!toTheEnd && size < skip) {
      return Optional.empty();
    }
    byte[] type = new byte[4];
    header.get(4, type);
    return Optional.of(
        new Mp4Box(
            new String(type, StandardCharsets.ISO_8859_1),
            Math.min(at + skip, end),
            toTheEnd ? end : at + size));
  }

  /** The unsigned 32-bit number at an offset in the content; 0 where the file ends before. */
  long number(HeaderReader in, int offset) throws IOException {
    ByteBuffer bytes = in.read(from + offset, Integer.BYTES);
    return bytes.remaining() == Integer.BYTES ? Integer.toUnsignedLong(bytes.getInt()) : 0;
  }
}
