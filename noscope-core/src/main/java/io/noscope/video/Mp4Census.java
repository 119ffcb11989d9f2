package io.noscope.video;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Counts the frames of a plain MP4 (ISO/IEC 14496-12, 14496-15) by a few hundred bytes of its
 * index, whose tables may take more of a quiet camera's file than one wants to read for a number. A
 * file that is not plain is not counted: it may hide frames, or lack some.
 */
public final class Mp4Census implements AutoCloseable {
  private static final int HEAD = 16;
  private static final int MOST_BOXES = 64;
  private static final int PICTURE = 64;
  // Streams fill their buffer at each read, however little is asked for.
  private static final int BUFFER = 512;

  private final FSDataInputStream in;
  private final long length;

  private Mp4Census(FSDataInputStream in, long length) {
    this.in = in;
    this.length = length;
  }

  /**
   * The number of frames, the same that {@link FFmpegProbe} finds.
   *
   * @return empty for a file that has to be probed for it
   * @throws IOException when the file system fails
   */
  public static OptionalLong frames(FileSystem fs, VideoFile file) throws IOException {
    try (Mp4Census census = new Mp4Census(fs.open(new Path(file.path()), BUFFER), file.length())) {
      return census.count();
    } catch (EOFException | FileNotFoundException e) {
      return OptionalLong.empty(); // Probing says what is wrong.
    }
  }

  private OptionalLong count() throws IOException {
    Map<String, Box> file = children(new Box(0, length));
    Map<String, Box> moov = inside(file, "moov");
    Map<String, Box> trak = inside(moov, "trak");
    Map<String, Box> media = inside(trak, "mdia");
    Map<String, Box> tables = inside(inside(media, "minf"), "stbl");
    boolean plain =
        file.containsKey("ftyp")
            && file.containsKey("mdat")
            && !moov.containsKey("mvex")
            && has(moov, "mvhd")
            && has(media, "mdhd", "hdlr")
            && has(tables, "stsd", "stts", "stsz")
            && text(media.get("hdlr"), 8).equals("vide")
            && number(tables.get("stsd"), 4) == 1
            && text(tables.get("stsd"), 12).equals("avc1")
            && number(tables.get("stts"), 4) == 1;
    if (!plain || !startsCleanly(tables) || !showsAll(moov, trak, media, tables)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(number(tables.get("stsz"), 8));
  }

  /** Whether the edit list, if there is one, shows the media from its first frame to its last. */
  private boolean showsAll(
      Map<String, Box> moov, Map<String, Box> trak, Map<String, Box> media, Map<String, Box> tables)
      throws IOException {
    Map<String, Box> edits = inside(trak, "edts");
    if (!edits.containsKey("elst")) {
      return !trak.containsKey("edts");
    }
    Box list = edits.get("elst");
    Box header = media.get("mdhd");
    boolean old = version(list) == 0 && version(header) == 0 && version(moov.get("mvhd")) == 0;
    if (!old || number(list, 4) != 1 || number(list, 16) != 1 << 16) {
      return false;
    }
    long firstShown = has(tables, "ctts") ? number(tables.get("ctts"), 12) : 0;
    double ticks = (double) number(header, 12) / number(moov.get("mvhd"), 12);
    double missing = number(header, 16) - number(list, 8) * ticks;
    // Both clocks round; half a frame is less than would hide one.
    return number(list, 12) == firstShown && 2 * missing < number(tables.get("stts"), 12);
  }

  /** Whether the first picture is one before which none is shown that is decoded later. */
  private boolean startsCleanly(Map<String, Box> tables) throws IOException {
    Box offsets = tables.get(tables.containsKey("stco") ? "stco" : "co64");
    if (offsets == null || number(offsets, 4) == 0) {
      return false;
    }
    long at =
        tables.containsKey("stco") ? number(offsets, 8) : bytes(offsets.from + 8, 8).getLong();
    // Most pictures begin with little but their kind; one with a long preface is probed.
    byte[] start = new byte[PICTURE];
    in.seek(at);
    in.readFully(start);
    UnitStarts units = new UnitStarts(start, Integer.BYTES);
    for (int unit : units) {
      int type = start[unit] & 0x1f;
      if (type == 5) {
        return true;
      }
      if (type == 6 && units.end(unit) > 0 && units.end(unit) >= PICTURE) {
        return idr(at + units.end(unit));
      }
    }
    return false;
  }

  private boolean idr(long at) throws IOException {
    return (bytes(at + Integer.BYTES, 1).get() & 0x1f) == 5;
  }

  private record Box(long from, long end) {}

  private Map<String, Box> inside(Map<String, Box> boxes, String type) throws IOException {
    return boxes.containsKey(type) ? children(boxes.get(type)) : Map.of();
  }

  /** Boxes by type; none where they do not fill their parent, or one type is there twice. */
  private Map<String, Box> children(Box parent) throws IOException {
    Map<String, Box> boxes = new LinkedHashMap<>();
    long at = parent.from;
    while (parent.end - at >= HEAD / 2 && boxes.size() < MOST_BOXES) {
      ByteBuffer head = bytes(at, (int) Math.min(HEAD, parent.end - at));
      long size = Integer.toUnsignedLong(head.getInt(0));
      boolean large = size == 1 && head.capacity() == HEAD;
      size = large ? head.getLong(HEAD / 2) : size;
      int skip = large ? HEAD : HEAD / 2;
      if (size < skip || size > parent.end - at) {
        return Map.of();
      }
      Box box = new Box(at + skip, at + size);
      if (boxes.put(type(head), box) != null && !type(head).equals("free")) {
        return Map.of();
      }
      at += size;
    }
    return at == parent.end ? boxes : Map.of();
  }

  private static String type(ByteBuffer head) {
    byte[] type = new byte[Integer.BYTES];
    head.get(Integer.BYTES, type);
    return new String(type, StandardCharsets.ISO_8859_1);
  }

  private static boolean has(Map<String, Box> boxes, String... types) {
    return boxes.keySet().containsAll(java.util.List.of(types));
  }

  private int version(Box box) throws IOException {
    return bytes(box.from, 1).get();
  }

  private long number(Box box, int offset) throws IOException {
    return Integer.toUnsignedLong(bytes(box.from + offset, Integer.BYTES).getInt());
  }

  private String text(Box box, int offset) throws IOException {
    return new String(bytes(box.from + offset, Integer.BYTES).array(), StandardCharsets.ISO_8859_1);
  }

  private ByteBuffer bytes(long at, int count) throws IOException {
    byte[] bytes = new byte[count];
    in.seek(at);
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
