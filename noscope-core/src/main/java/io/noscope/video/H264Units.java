package io.noscope.video;

/**
 * Finds out from the units of an H.264 picture (ISO/IEC 14496-10, 7.3) whether decoding can start
 * there: at an IDR picture, or at a recovery point whose encoder vouches that from it on all
 * pictures, in the order they are shown, come out exactly.
 *
 * @param lengthBytes bytes of the length before each unit; 0 where start codes part the units
 */
record H264Units(int lengthBytes) implements CodedUnits {
  private static final int TYPE = 0x1f;
  private static final int REFERRED_TO = 0x60;
  private static final int IDR = 5;
  private static final int SEI = 6;
  private static final int RECOVERY_POINT = 6;
  // The first bits of a recovery point: count of frames 0 (as the code 1), exact match 1.
  private static final int AT_ONCE_AND_EXACT = 0xc0;
  private static final int MP4_CONFIGURATION = 7;

  /** For a stream with this configuration (extradata), which is in MP4's form or in no form. */
  static H264Units of(byte[] configuration) {
    boolean mp4 = configuration.length >= MP4_CONFIGURATION && configuration[0] == 1;
    return new H264Units(mp4 ? (configuration[4] & 3) + 1 : 0);
  }

  @Override
  public boolean startCleanly(byte[] packet) {
    UnitStarts units = new UnitStarts(packet, lengthBytes);
    for (int start : units) {
      int type = packet[start] & TYPE;
      if (type >= 1 && type <= IDR) {
        return type == IDR;
      }
      int end = Math.min(units.end(start), packet.length);
      if (type == SEI && promisesRecovery(packet, start + 1, end)) {
        return true;
      }
    }
    return false;
  }

  /** Goes by {@code nal_ref_idc}. */
  @Override
  public boolean disposable(byte[] packet) {
    for (int start : new UnitStarts(packet, lengthBytes)) {
      int type = packet[start] & TYPE;
      if (type >= 1 && type <= IDR) {
        return (packet[start] & REFERRED_TO) == 0;
      }
    }
    return false;
  }

  /** Walks through the messages of one unit; each is a type, a size and that many bytes. */
  private static boolean promisesRecovery(byte[] packet, int from, int to) {
    int at = from;
    while (at + 2 < to) {
      int type = 0;
      for (; at < to && packet[at] == (byte) 0xff; at++) {
        type += 0xff;
      }
      type += at < to ? packet[at++] & 0xff : 0;
      int size = 0;
      for (; at < to && packet[at] == (byte) 0xff; at++) {
        size += 0xff;
      }
      size += at < to ? packet[at++] & 0xff : 0;
      if (type == RECOVERY_POINT && size > 0 && at < to) {
        return (packet[at] & AT_ONCE_AND_EXACT) == AT_ONCE_AND_EXACT;
      }
      at = skip(packet, at, size);
    }
    return false;
  }

  /** Skips bytes of a message, and the 3s that are put between zeros to keep start codes out. */
  private static int skip(byte[] packet, int from, int size) {
    int at = from;
    for (int i = 0; i < size && at < packet.length; i++) {
      boolean stuffed = packet[at] == 3 && packet[at - 1] == 0 && packet[at - 2] == 0;
      at += stuffed ? 2 : 1;
    }
    return at;
  }
}
