package io.noscope.video;

import java.io.Serializable;
import java.util.Objects;

/**
 * How the pictures of a video are coded.
 *
 * @param codec FFmpeg's name of the codec, such as {@code h264}
 * @param width coded width in pixels
 * @param height coded height in pixels
 * @param rotation what the file asks players to do with each picture
 */
public record VideoFormat(String codec, int width, int height, Rotation rotation)
    implements Serializable {
  public VideoFormat {
    Objects.requireNonNull(codec, "codec");
    Objects.requireNonNull(rotation, "rotation");
  }

  /** Whether its frames can be decoded as {@link FrameSource#draft drafts}, which takes less. */
  public boolean hasDrafts() {
    return !Draft.of(this).equals(Draft.NONE);
  }

  /** The size of coded pictures. */
  public ImageSize size() {
    return new ImageSize(width, height);
  }
}
