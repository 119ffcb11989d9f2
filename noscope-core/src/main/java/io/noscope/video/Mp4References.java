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
  private static final int LONGEST_LOCATION = 1024;

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
      String location = location(in, entry);
      if ((entry.number(in, 0) & SELF_CONTAINED) == 0 && !location.isEmpty()) {
        throw new BadVideoException(
            in.file().path(),
            "its pictures lie in another file (%s), which is not opened; make one file of them"
                .formatted(location));
      }
      next = Mp4Box.at(in, entry.end(), list.end());
    }
  }

  private static String location(HeaderReader in, Mp4Box entry) throws IOException {
    long from = entry.from() + LOCATION;
    int count = (int) Math.max(0, Math.min(LONGEST_LOCATION, entry.end() - from));
    ByteBuffer bytes = in.read(from, count);
    return StandardCharsets.UTF_8.decode(bytes).toString().replaceAll("\\p{Cntrl}", " ").strip();
  }
}
