package io.noscope.video;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Where the units (NAL units) of a picture begin.
 *
 * @param packet the coded picture
 * @param lengthBytes bytes of the length before each unit; 0 where start codes part the units
 */
record UnitStarts(byte[] packet, int lengthBytes) implements Iterable<Integer> {
  @Override
  public Iterator<Integer> iterator() {
    return new Iterator<>() {
      private int next = lengthBytes == 0 ? afterStartCode(packet, 0) : lengthBytes;

      @Override
      public boolean hasNext() {
        return next > 0 && next < packet.length;
      }

      @Override
      public Integer next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int start = next;
        int end = end(start);
        next = end < start ? packet.length : end + lengthBytes; // A damaged length ends it.
        return start;
      }
    };
  }

  /**
   * Whether units fill the packet from end to end, each with the bit that is always zero (7.4.1 of
   * H.264 and of HEVC alike): noise does not.
   */
  boolean wellFormed() {
    int end = 0;
    for (int start : this) {
      if (packet[start] < 0) {
        return false;
      }
      end = end(start);
    }
    return end == packet.length;
  }

  /** Where the unit that begins here ends, which may be wrong in a damaged packet. */
  int end(int start) {
    return lengthBytes == 0 ? afterStartCode(packet, start) : start + length(start - lengthBytes);
  }

  private int length(int at) {
    int length = 0;
    for (int i = 0; i < lengthBytes; i++) {
      length = (length << 8) | (packet[at + i] & 0xff);
    }
    return length;
  }

  private static int afterStartCode(byte[] packet, int from) {
    for (int i = from; i + 3 < packet.length; i++) {
      if (packet[i] == 0 && packet[i + 1] == 0 && packet[i + 2] == 1) {
        return i + 3;
      }
    }
    return packet.length;
  }
}
