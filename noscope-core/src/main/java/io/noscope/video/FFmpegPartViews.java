package io.noscope.video;

import io.noscope.label.Rectangle;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** The small views of parts of a frame, upright, each made once. */
final class FFmpegPartViews implements AutoCloseable {
  private final Rotation rotation;
  private final Map<Optional<Rectangle>, FFmpegViews> parts = new HashMap<>();

  /** Views of frames that are made upright by this turn. */
  FFmpegPartViews(Rotation rotation) {
    this.rotation = rotation;
  }

  /** Forgets the last frame's views. */
  void next() {
    parts.values().forEach(FFmpegViews::next);
  }

  /**
   * The view of a part of the current frame; this object owns the array.
   *
   * @param part in pixels of the upright picture; empty for the whole
   */
  byte[] of(AVFrame frame, Optional<Rectangle> part, int side) {
    return parts.computeIfAbsent(part, wanted -> new FFmpegViews(wanted, rotation)).of(frame, side);
  }

  @Override
  public void close() {
    parts.values().forEach(FFmpegViews::close);
  }
}
