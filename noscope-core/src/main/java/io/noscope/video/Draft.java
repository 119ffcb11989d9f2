package io.noscope.video;

import io.noscope.label.Rectangle;
import java.util.Set;

/**
 * What a decoder saves on a picture that is good for small views alone.
 *
 * @param unfiltered whether blocks keep their edges: the loop filter, which smoothes them, is left
 *     out. What is predicted from such a picture drifts until the next keyframe
 * @param halvings how often width and height are halved, rounded up, while decoding
 */
record Draft(boolean unfiltered, int halvings) {
  /** The full picture. */
  static final Draft NONE = new Draft(false, 0);

  /** VP9 has a loop filter too, which FFmpeg does not leave out. */
  private static final Set<String> FILTERED = Set.of("h264", "hevc");

  private static final Set<String> SCALABLE =
      Set.of("mjpeg", "mpeg1video", "mpeg2video", "mpeg4", "h263", "h263p");

  /** Rows that must be left: nearly three for each of a view. */
  private static final int LEAST_ROWS = 280;

  /** FFmpeg decodes these codecs down to an eighth. */
  private static final int MOST_HALVINGS = 3;

  /** What can be saved on a video; {@link #NONE} where nothing can. */
  static Draft of(VideoFormat format) {
    if (FILTERED.contains(format.codec())) {
      return new Draft(true, 0);
    }
    int halvings = 0;
    if (SCALABLE.contains(format.codec())) {
      int rows = Math.min(format.width(), format.height());
      while (halvings < MOST_HALVINGS && rows >> (halvings + 1) >= LEAST_ROWS) {
        halvings++;
      }
    }
    return new Draft(false, halvings);
  }

  /** Where a region of the full picture lies in this one. */
  Rectangle of(Rectangle region) {
    return halvings == 0
        ? region
        : new Rectangle(
            region.left() >> halvings,
            region.top() >> halvings,
            halvedUp(region.right()),
            halvedUp(region.bottom()));
  }

  private int halvedUp(int pixels) {
    return -(-pixels >> halvings);
  }
}
