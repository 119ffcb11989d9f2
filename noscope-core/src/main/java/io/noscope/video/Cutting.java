package io.noscope.video;

/** Where a file can be cut before its frames are known. */
enum Cutting {
  /** At the keyframes that the format's index names. */
  AT_KEYFRAMES,
  /** At any byte: packets can be made out from there. */
  AT_BYTES,
  /** It has to be read from its beginning. */
  NOWHERE
}
