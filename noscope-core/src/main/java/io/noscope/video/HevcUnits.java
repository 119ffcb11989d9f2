package io.noscope.video;

/**
 * Finds out from the units of an HEVC picture (ISO/IEC 23008-2, 7.3) whether it is a random access
 * point: an IDR, a BLA or a CRA picture. Leading pictures of a CRA are shown before it and belong
 * to the segment before.
 *
 * @param lengthBytes bytes of the length before each unit; 0 where start codes part the units
 * @param layers temporal layers, of which each may be predicted from those below; 0 where unknown
 */
record HevcUnits(int lengthBytes, int layers) implements CodedUnits {
  private static final int LENGTH_AT = 21;
  private static final int LAYER = 7;
  private static final int CODED_SLICES_END = 32;
  private static final int FIRST_ACCESS_POINT = 16;
  private static final int LAST_ACCESS_POINT = 21;

  /** For a stream with this configuration (extradata), which is in MP4's form or in no form. */
  static HevcUnits of(byte[] configuration) {
    boolean mp4 = configuration.length > LENGTH_AT && configuration[0] == 1;
    return mp4
        ? new HevcUnits((configuration[LENGTH_AT] & 3) + 1, (configuration[LENGTH_AT] >> 3) & 7)
        : new HevcUnits(0, 0);
  }

  @Override
  public boolean startCleanly(byte[] packet) {
    for (int start : new UnitStarts(packet, lengthBytes)) {
      int type = type(packet, start);
      if (type < CODED_SLICES_END) {
        return type >= FIRST_ACCESS_POINT && type <= LAST_ACCESS_POINT;
      }
    }
    return false;
  }

  /** None of its own layer is, as the type of its units says, and there is no layer above. */
  @Override
  public boolean disposable(byte[] packet) {
    for (int start : new UnitStarts(packet, lengthBytes)) {
      int type = type(packet, start);
      if (type < CODED_SLICES_END) {
        return type < FIRST_ACCESS_POINT
            && type % 2 == 0
            && start + 1 < packet.length
            && (packet[start + 1] & LAYER) == layers;
      }
    }
    return false;
  }

  private static int type(byte[] packet, int start) {
    return (packet[start] >> 1) & 0x3f;
  }
}
