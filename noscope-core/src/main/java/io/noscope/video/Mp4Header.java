package io.noscope.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Looks through the boxes of an MP4 (ISO/IEC 14496-12) before FFmpeg does, for what it would not
 * report: pictures that lie in another file, and an index far longer than the file could need, for
 * which it would take gigabytes. Any other file, and damage, is left to FFmpeg.
 */
final class Mp4Header {
  private static final Set<String> FIRST = Set.of("ftyp", "moov", "mdat", "wide", "free", "skip");
  private static final Set<String> NESTED = Set.of("moov", "trak", "mdia", "minf", "dinf", "stbl");
  // The boxes looked for are five boxes deep; a file can be made to nest them without end.
  private static final int DEEPEST = 8;
  private static final int SHORT_HEADER = 8;
  private static final int LONG_HEADER = 16;
  private static final int FULL_HEADER = 4;
  private static final int SELF_CONTAINED = 1;
  private static final int LONGEST_LOCATION = 1024;

  private final HeaderReader in;
  private final Limits limits;
  private boolean indexed;

  private Mp4Header(HeaderReader in, Limits limits) {
    this.in = in;
    this.limits = limits;
  }

  /**
   * Refuses a file that is not safe or not whole by itself.
   *
   * @throws BadVideoException when it names another file, or announces too many frames
   * @throws IOException when the file system fails
   */
  static void check(HeaderReader in, Limits limits) throws IOException {
    ByteBuffer start = in.read(0, SHORT_HEADER);
    if (start.remaining() == SHORT_HEADER && FIRST.contains(type(start))) {
      new Mp4Header(in, limits).walk(0, in.file().length(), 0);
    }
  }

  /** Whether the file starts like an MP4 with a brand. */
  static boolean startsLikeMp4(HeaderReader in) throws IOException {
    ByteBuffer start = in.read(0, SHORT_HEADER);
    return start.remaining() == SHORT_HEADER && type(start).equals("ftyp");
  }

  private void walk(long from, long end, int depth) throws IOException {
    long at = from;
    while (!indexed && at + SHORT_HEADER <= end) {
      ByteBuffer header = in.read(at, LONG_HEADER);
      long size = Integer.toUnsignedLong(header.getInt(0));
      int skip = SHORT_HEADER;
      if (size == 1 && header.remaining() == LONG_HEADER) {
        size = header.getLong(SHORT_HEADER);
        skip = LONG_HEADER;
      }
      if (size != 0 && size < skip) {
        return;
      }
      long next = size == 0 || size > end - at ? end : at + size;
      visit(type(header), at + skip, next, depth);
      at = next;
    }
  }

  private void visit(String type, long from, long end, int depth) throws IOException {
    if (NESTED.contains(type) && depth < DEEPEST) {
      walk(from, end, depth + 1);
      indexed |= type.equals("moov"); // Only pictures and their like follow.
    } else if (type.equals("dref")) {
      references(from, end);
    } else if (type.equals("stsz") || type.equals("stz2")) {
      ByteBuffer box = in.read(from, FULL_HEADER + 8);
      if (box.remaining() == FULL_HEADER + 8) {
        checkSamples(box.getInt(FULL_HEADER), Integer.toUnsignedLong(box.getInt(FULL_HEADER + 4)));
      }
    }
  }

  /** Sound may come as single values in numbers; FFmpeg does not list those one by one. */
  private void checkSamples(int size, long count) throws BadVideoException {
    boolean values = size > 0 && size <= 8 && count * size <= in.file().length();
    if (!values) {
      limits.checkFrames(in.file().path(), count);
    }
  }

  private void references(long from, long end) throws IOException {
    long at = from + FULL_HEADER + 4;
    while (at + SHORT_HEADER + FULL_HEADER <= end) {
      ByteBuffer entry = in.read(at, SHORT_HEADER + FULL_HEADER);
      if (entry.remaining() < SHORT_HEADER + FULL_HEADER) {
        return;
      }
      long size = Integer.toUnsignedLong(entry.getInt(0));
      if (size < SHORT_HEADER + FULL_HEADER) {
        return;
      }
      long next = Math.min(end, at + size);
      String location = location(at + SHORT_HEADER + FULL_HEADER, next);
      if ((entry.getInt(SHORT_HEADER) & SELF_CONTAINED) == 0 && !location.isEmpty()) {
        throw new BadVideoException(
            in.file().path(),
            "its pictures lie in another file (%s), which is not opened; make one file of them"
                .formatted(location));
      }
      at = next;
    }
  }

  private String location(long from, long end) throws IOException {
    ByteBuffer bytes = in.read(from, (int) Math.min(LONGEST_LOCATION, end - from));
    String text = StandardCharsets.UTF_8.decode(bytes).toString();
    return text.replaceAll("\\p{Cntrl}", " ").strip();
  }

  private static String type(ByteBuffer header) {
    byte[] name = new byte[4];
    header.get(4, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }
}
