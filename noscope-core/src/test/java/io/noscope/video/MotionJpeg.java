package io.noscope.video;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Motion JPEG in an AVI file, as many a camera writes it: every frame is a keyframe. */
final class MotionJpeg {
  private static final int RATE = 10;
  private static final int ALL_KEYFRAMES = 0x10;

  private MotionJpeg() {}

  /** Writes so many frames of the {@link MovingBar}. */
  static Path write(Path file, int frames, int width, int height) throws IOException {
    List<byte[]> chunks = new ArrayList<>();
    List<byte[]> index = new ArrayList<>();
    int offset = 4;
    for (int frame = 0; frame < frames; frame++) {
      byte[] jpeg = jpeg(MovingBar.at(frame, width, height));
      chunks.add(chunk("00dc", jpeg));
      index.add(concat(name("00dc"), ints(ALL_KEYFRAMES, offset, jpeg.length)));
      offset += chunks.get(frame).length;
    }
    byte[] header =
        chunk(
            "avih",
            ints(
                1_000_000 / RATE, 0, 0, ALL_KEYFRAMES, frames, 0, 1, 0, width, height, 0, 0, 0, 0));
    byte[] stream =
        concat(
            name("vids"),
            name("MJPG"),
            ints(0, 0, 0, 1, RATE, 0, frames, 0, -1, 0, 0, width | height << 16));
    byte[] format =
        concat(
            ints(40, width, height, 1 | 24 << 16),
            name("MJPG"),
            ints(3 * width * height, 0, 0, 0, 0));
    byte[] streams = list("strl", chunk("strh", stream), chunk("strf", format));
    byte[] avi =
        concat(
            list("hdrl", header, streams),
            list("movi", chunks.toArray(byte[][]::new)),
            chunk("idx1", concat(index.toArray(byte[][]::new))));
    return Files.write(file, chunk("RIFF", concat(name("AVI "), avi)));
  }

  private static byte[] jpeg(Image image) throws IOException {
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
    picture.getRaster().setDataElements(0, 0, image.width(), image.height(), rgb(image.bgr()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpg", out);
    return out.toByteArray();
  }

  private static byte[] rgb(byte[] bgr) {
    byte[] rgb = new byte[bgr.length];
    for (int i = 0; i < bgr.length; i += 3) {
      rgb[i] = bgr[i + 2];
      rgb[i + 1] = bgr[i + 1];
      rgb[i + 2] = bgr[i];
    }
    return rgb;
  }

  private static byte[] list(String type, byte[]... parts) {
    return chunk("LIST", concat(name(type), concat(parts)));
  }

  /** A name, a length, and content that is filled up to an even number of bytes. */
  private static byte[] chunk(String name, byte[] content) {
    return concat(name(name), ints(content.length), content, new byte[content.length % 2]);
  }

  private static byte[] name(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
