package io.noscope.video;

import io.noscope.label.Rectangle;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the packet headers of a file tell, without decoding.
 *
 * @param file the version that was read
 * @param format how its pictures are coded
 * @param times when its frames are shown
 * @param frames exact number of frames
 * @param missingFrames frames that the index promises beyond the end of the file, because it was
 *     cut off; not among {@code frames}
 * @param keyframes frames at which decoding can start, in order; the first is frame 0
 * @param indexed whether an index told all this, so that little of the file had to be read
 */
public record VideoInfo(
    VideoFile file,
    VideoFormat format,
    FrameTimes times,
    long frames,
    long missingFrames,
    Keyframes keyframes,
    boolean indexed)
    implements Serializable {
  public VideoInfo {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(times, "times");
    if (frames < 1 || keyframes.isEmpty() || keyframes.get(0).frame() != 0) {
      throw new IllegalArgumentException(
          "%s: %d frames, %d keyframes".formatted(file.path(), frames, keyframes.size()));
    }
    if (!times.unique() && keyframes.size() > 1) {
      throw new IllegalArgumentException(file.path() + ": cannot be cut without times");
    }
  }

  /** FFmpeg's name of the codec, such as {@code h264}. */
  public String codec() {
    return format.codec();
  }

  /** Width in pixels of upright pictures. */
  public int width() {
    return format.rotation().sideways() ? format.height() : format.width();
  }

  /** Height in pixels of upright pictures. */
  public int height() {
    return format.rotation().sideways() ? format.width() : format.height();
  }

  /** Mean rate. */
  public double framesPerSecond() {
    return times.framesPerSecond();
  }

  /** Length in seconds at the mean rate. */
  public double seconds() {
    return frames / times.framesPerSecond();
  }

  /**
   * Cuts the file at keyframes into segments of at least {@code minimumFrames} frames (the last may
   * be shorter). The cut depends on the file and on {@code minimumFrames} alone.
   */
  public List<Segment> segments(int minimumFrames) {
    List<Segment> segments = new ArrayList<>();
    Keyframe start = keyframes.get(0);
    for (Keyframe next : keyframes) {
      if (next.frame() - start.frame() >= minimumFrames) {
        segments.add(segment(start, next.frame(), next.pts()));
        start = next;
      }
    }
    segments.add(segment(start, frames, Long.MAX_VALUE));
    return segments;
  }

  /**
   * A keyframe and the frames up to the next: the least that can be decoded alone.
   *
   * @param index of the keyframe
   */
  Segment group(int index) {
    Keyframe start = keyframes.get(index);
    if (index + 1 == keyframes.size()) {
      return segment(start, frames, Long.MAX_VALUE);
    }
    Keyframe next = keyframes.get(index + 1);
    return segment(start, next.frame(), next.pts());
  }

  /** Whether decoding can start at this frame. */
  public boolean isKeyframe(long frame) {
    int at = keyframes.floor(frame);
    return at >= 0 && keyframes.get(at).frame() == frame;
  }

  private static Segment segment(Keyframe start, long endFrame, long endPts) {
    long seekPts = start.frame() == 0 ? Segment.FROM_START : start.pts();
    long position = start.frame() == 0 ? 0 : start.position();
    return new Segment(
        start.frame(), endFrame - start.frame(), seekPts, start.pts(), endPts, position);
  }

  /** Refuses a part of the picture that does not lie within it. */
  void requireInside(Rectangle region, Rotation rotation) {
    ImageSize shown = rotation.upright(format.size());
    if (region.right() > shown.width() || region.bottom() > shown.height()) {
      throw new IllegalArgumentException(
          "region %s lies outside the %s view of %s".formatted(region, shown, file.path()));
    }
  }
}
