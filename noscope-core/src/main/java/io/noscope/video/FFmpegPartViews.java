package io.noscope.video;

import io.noscope.label.Rectangle;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** The small views of parts of a frame, upright, each made once. */
final class FFmpegPartViews implements AutoCloseable {
  private final Rotation rotation;
  private final UnaryOperator<Rectangle> place;
  private final Map<Optional<Rectangle>, FFmpegViews> parts = new HashMap<>();

  /**
   * Views of frames.
   *
   * @param rotation the turn that makes them upright
   * @param place where a part lies in them; asked once about each
   */
  FFmpegPartViews(Rotation rotation, UnaryOperator<Rectangle> place) {
    this.rotation = rotation;
    this.place = place;
  }

  /** Forgets the last frame's views. */
  void next() {
    parts.values().forEach(FFmpegViews::next);
  }

  /**
   * The view of a part of the current frame; this object owns the array.
   *
   * @param part as asked for; empty for the whole
   */
  byte[] of(AVFrame frame, Optional<Rectangle> part, int side) {
    return parts.computeIfAbsent(part, this::views).of(frame, side);
  }

  private FFmpegViews views(Optional<Rectangle> part) {
    return new FFmpegViews(part.map(place), rotation);
  }

  @Override
  public void close() {
    parts.values().forEach(FFmpegViews::close);
  }
}
