package io.noscope.video;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The outermost boxes of an MP4 file (ISO/IEC 14496-12), by the heads of which one can hop. */
final class Mp4Layout {
  private static final int HEAD = 16;
  private static final int TYPE = 4;
  // Files with one index have a handful; a fragmented one has two for each fragment.
  private static final int MOST_BOXES = 32;

  private Mp4Layout() {}

  /** Reads bytes at a position of the file. */
  interface Reader {
    /** Fills the buffer; EOFException when the file ends before. */
    void readFully(long position, byte[] buffer) throws IOException;
  }

  /**
   * Whether one index (moov) tells all frames: there are no fragments with indexes of their own.
   */
  static boolean hasOneIndex(Reader reader, long length) throws IOException {
    byte[] head = new byte[HEAD];
    long at = 0;
    boolean index = false;
    for (int boxes = 0; at + HEAD <= length && boxes < MOST_BOXES; boxes++) {
      try {
        reader.readFully(at, head);
      } catch (EOFException e) {
        return false;
      }
      long size = ByteBuffer.wrap(head).getInt() & 0xffffffffL;
      String type = new String(head, TYPE, TYPE, StandardCharsets.ISO_8859_1);
      if (type.equals("moof") || type.equals("sidx")) {
        return false;
      }
      index |= type.equals("moov");
      if (size == 1) {
        size = ByteBuffer.wrap(head).getLong(2 * TYPE);
      } else if (size == 0) {
        return index; // The last box reaches to the end.
      }
      if (size < 2 * TYPE || at + size < at) {
        return false;
      }
      at += size;
    }
    return index && at + HEAD > length;
  }
}
