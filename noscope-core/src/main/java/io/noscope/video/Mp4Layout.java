package io.noscope.video;

import java.io.IOException;
import java.util.Optional;

/** How the outermost boxes of an MP4 (ISO/IEC 14496-12) lie. */
final class Mp4Layout {
  // Files with one index have a handful; a fragmented one has two for each fragment.
  private static final int MOST_BOXES = 32;

  private Mp4Layout() {}

  /**
   * Whether one index (moov) tells all frames: there are no fragments with indexes of their own.
   */
  static boolean hasOneIndex(HeaderReader in) throws IOException {
    long length = in.file().length();
    boolean index = false;
    Optional<Mp4Box> box = Mp4Box.at(in, 0, length);
    for (int boxes = 0; box.isPresent(); boxes++) {
      String type = box.get().type();
      if (boxes == MOST_BOXES || type.equals("moof") || type.equals("sidx")) {
        return false;
      }
      index |= type.equals("moov");
      box = Mp4Box.at(in, box.get().end(), length);
    }
    return index;
  }
}
