package io.noscope.video;

import java.io.Serializable;

/**
 * A share of a video's groups of pictures, drawn by lot: a keyframe and what follows up to the next
 * is kept or left out as a whole, so that what is left out need not be decoded. In a file of one
 * group each frame has a lot of its own. The lot depends on the seed, the path and the number of
 * the frame alone; shares that do not overlap have no frame in common.
 *
 * @param lower least lot that is kept, 0 to 1
 * @param upper least lot above that is not, {@code lower} to 1
 * @param seed of the lots
 */
public record GroupSample(double lower, double upper, long seed) implements Serializable {
  /** Every group. */
  public static final GroupSample ALL = new GroupSample(0, 1, 0);

  public GroupSample {
    if (!(lower >= 0 && lower <= upper && upper <= 1)) {
      throw new IllegalArgumentException(
          "a sample from %s to %s; shares lie between 0 and 1, the lower first"
              .formatted(lower, upper));
    }
  }

  /** Whether it is everything. */
  public boolean isAll() {
    return lower == 0 && upper == 1;
  }

  /** Whether this frame of the video is kept. */
  public boolean keeps(VideoInfo video, long frame) {
    if (isAll()) {
      return true;
    }
    double lot = lot(video.file().path(), drawsGroups(video) ? groupOf(video, frame) : frame);
    return lot >= lower && lot < upper;
  }

  /** Whether frames of a group of the video share a lot. */
  boolean drawsGroups(VideoInfo video) {
    return video.keyframes().size() > 1;
  }

  private static long groupOf(VideoInfo video, long frame) {
    Keyframes keyframes = video.keyframes();
    return keyframes.get(keyframes.floor(frame)).frame();
  }

  private double lot(String path, long number) {
    long mixed = mix(mix(mix(seed) + path.hashCode()) + number);
    return (mixed >>> 11) * 0x1.0p-53;
  }

  /** The finaliser of SplitMix64: every bit of the result depends on every bit given. */
  private static long mix(long bits) {
    long mixed = bits + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
