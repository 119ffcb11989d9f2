package io.noscope.cascade;

/**
 * How far a runner may read ahead of the labels it has given. Labels do not depend on it.
 *
 * @param heldBytes pixels that may be held, in bytes; past that all open frames are decided
 * @param frames frames that may wait for a label; past that all are decided
 */
record ReadAhead(long heldBytes, int frames) {
  /**
   * 40 frames of 1920x1080 in 4:2:0: most of a batch of the specialised model, at a memory cost
   * that a task of its own core can bear.
   */
  static final ReadAhead DEFAULT = new ReadAhead(128L << 20, 2048);

  ReadAhead {
    if (heldBytes < 0 || frames < 1) {
      throw new IllegalArgumentException(
          "reading ahead takes a frame or more, not %d frames and %d bytes"
              .formatted(frames, heldBytes));
    }
  }
}
