package io.noscope.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Refuses an MP4 whose pictures or sound lie in another file (ISO/IEC 14496-12, 8.7.2). */
final class Mp4References {
  private static final int SELF_CONTAINED = 1;
  private static final int LIST = 8;
  private static final int LOCATION = 4;
  private static final int LONGEST = 256;

  private Mp4References() {}

  /**
   * Looks through a list of references, a dref box. FFmpeg would take the bytes from this file.
   *
   * @throws BadVideoException when one is to another file
   */
  static void check(HeaderReader in, Mp4Box list) throws IOException {
    Optional<Mp4Box> next = Mp4Box.at(in, list.from() + LIST, list.end());
    while (next.isPresent()) {
      Mp4Box entry = next.get();
      ByteBuffer location = location(in, entry);
      if ((entry.number(in, 0) & SELF_CONTAINED) == 0 && !isBlank(location)) {
        throw new BadVideoException(
            in.file().path(),
            "its pictures lie in another file (%s), which is not opened; make one file of them"
                .formatted(text(location)));
      }
      next = Mp4Box.at(in, entry.end(), list.end());
    }
  }

  private static ByteBuffer location(HeaderReader in, Mp4Box entry) throws IOException {
    long from = entry.from() + LOCATION;
    return in.read(from, (int) Math.max(0, Math.min(LONGEST, entry.end() - from)));
  }

  private static boolean isBlank(ByteBuffer location) {
    for (int i = 0; i < location.limit(); i++) {
      if (location.get(i) != 0) {
        return false;
      }
    }
    return true;
  }

  /** What can be read of it; some kinds are not text. */
  private static String text(ByteBuffer location) {
    String text = StandardCharsets.UTF_8.decode(location).toString();
    return text.replaceAll("[\\p{Cntrl}\\uFFFD]+", " ").strip();
  }
}
