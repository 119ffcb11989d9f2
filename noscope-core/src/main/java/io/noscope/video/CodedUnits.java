package io.noscope.video;

/** What the units (NAL units) of pictures tell, of codecs that have such. */
sealed interface CodedUnits permits H264Units, HevcUnits {
  /** Bytes of the length before each unit; 0 where start codes part the units. */
  int lengthBytes();

  /** Whether the picture in this packet owes nothing to earlier ones, nor do those shown later. */
  boolean startCleanly(byte[] packet);

  /**
   * Whether no other picture is predicted from the one in this packet.
   *
   * @param packet its first bytes will do
   */
  boolean disposable(byte[] packet);
}
