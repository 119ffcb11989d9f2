package io.noscope.video;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Looks through an MP4 before FFmpeg does, for what FFmpeg would not report: pictures in another
 * file, and far more frames than the file can hold, for each of which it would take memory. Any
 * other format, and damage, is left to FFmpeg.
 */
final class Mp4Header {
  private static final String BRAND = "ftyp";
  private static final Set<String> FIRST = Set.of(BRAND, "moov", "mdat", "wide", "free", "skip");
  private static final Set<String> NESTED =
      Set.of("moov", "trak", "edts", "mdia", "minf", "dinf", "stbl", "moof", "traf");
  // The boxes looked for are five boxes deep; a file can be made to nest them without end.
  private static final int DEEPEST = 8;
  private static final int FIRST_NUMBER = 4;
  private static final int SECOND_NUMBER = 8;
  private static final int LARGEST_VALUE = 8;

  private final HeaderReader in;
  private final Limits limits;
  private final boolean fragments;
  private boolean indexed;
  private long samples;
  private long edits;

  private Mp4Header(HeaderReader in, Limits limits, boolean fragments) {
    this.in = in;
    this.limits = limits;
    this.fragments = fragments;
  }

  /**
   * Refuses a file that is not whole by itself or announces what it cannot hold.
   *
   * @param fragments whether to look at the index of every fragment too, all through the file
   * @throws BadVideoException when it names another file, or announces too many frames
   * @throws IOException when the file system fails
   */
  static void check(HeaderReader in, Limits limits, boolean fragments) throws IOException {
    long length = in.file().length();
    if (Mp4Box.at(in, 0, length).filter(box -> FIRST.contains(box.type())).isPresent()) {
      new Mp4Header(in, limits, fragments).walk(0, length, 0);
    }
  }

  /** Whether the file starts like an MP4 with a brand. */
  static boolean startsLikeMp4(HeaderReader in) throws IOException {
    return Mp4Box.at(in, 0, in.file().length()).filter(box -> box.type().equals(BRAND)).isPresent();
  }

  private void walk(long from, long end, int depth) throws IOException {
    Optional<Mp4Box> next = Mp4Box.at(in, from, end);
    while (next.isPresent() && !indexed) {
      visit(next.get(), depth);
      next = Mp4Box.at(in, next.get().end(), end);
    }
  }

  private void visit(Mp4Box box, int depth) throws IOException {
    if (NESTED.contains(box.type())) {
      if (depth < DEEPEST) {
        walk(box.from(), box.end(), depth + 1);
      }
      indexed = !fragments && box.type().equals("moov");
    } else if (box.type().equals("dref")) {
      Mp4References.check(in, box);
    } else {
      count(box);
    }
  }

  private void count(Mp4Box box) throws IOException {
    switch (box.type()) {
      case "stsz" -> {
        if (!holdsValues(box)) {
          samples += box.number(in, SECOND_NUMBER);
        }
      }
      case "stz2" -> samples += box.number(in, SECOND_NUMBER);
      case "trun" -> samples += box.number(in, FIRST_NUMBER);
      case "elst" -> edits = Math.max(edits, box.number(in, FIRST_NUMBER));
      default -> {
        return;
      }
    }
    limits.checkFrames(in.file().path(), samples);
    // Each edit may show all frames again, and each frame takes a byte of the file at least.
    long shown = samples * Math.max(1, edits);
    limits.checkFrames(in.file().path(), shown);
    if (shown > in.file().length()) {
      throw new BadVideoException(
          in.file().path(),
          "its index announces %d frames in %d bytes, which cannot be; leave the file out"
              .formatted(shown, in.file().length()));
    }
  }

  /** Whether samples are single values of sound, of which FFmpeg does not list each. */
  private boolean holdsValues(Mp4Box stsz) throws IOException {
    long size = stsz.number(in, FIRST_NUMBER);
    return size > 0
        && size <= LARGEST_VALUE
        && size * stsz.number(in, SECOND_NUMBER) <= in.file().length();
  }
}
