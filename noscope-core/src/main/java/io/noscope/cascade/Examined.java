package io.noscope.cascade;

/**
 * Which frame of a segment is compared with which: the one rule that running a cascade and
 * simulating it share. Frames are counted from 0 at the segment's first frame.
 */
public final class Examined {
  /**
   * Frames after which labels are not taken from an earlier frame once: a mistake would go on for
   * as long as a segment does, which is longer than the segments that plans are judged on.
   */
  private static final int STRETCH = 50;

  private Examined() {}

  /**
   * Whether a frame is left out by a plan that passes disposable frames. It is present if one of
   * the examined frames next to it is.
   *
   * @param frame counted from 0 at the segment's first frame, which is never left out
   * @param still whether its group of pictures is still, so that its keyframe stands for it
   * @param disposable whether no other frame is predicted from it
   */
  public static boolean isLeftOut(int frame, boolean still, boolean disposable) {
    return frame > 0 && !still && disposable;
  }

  /**
   * Whether a frame is examined itself; if not, it takes the label of the last one that was.
   *
   * @param frame counted from 0 at the segment's first frame
   * @param still whether its group of pictures is still
   * @param leads whether it is the first of its group
   */
  public static boolean isExamined(int frame, int skip, boolean still, boolean leads) {
    return still ? leads : frame % skip == 0;
  }

  /**
   * The examined frame whose label a frame takes if it is not examined itself.
   *
   * @return the largest multiple of {@code skip} that is at most {@code frame}
   */
  public static int lastExamined(int frame, int skip) {
    return frame - frame % skip;
  }

  /**
   * The examined frame that an examined frame is compared with by an earlier-frame detector.
   *
   * @param frame a multiple of {@code skip}
   * @return the largest multiple of {@code skip} that is at most {@code frame - lag}; -1 where that
   *     lies before the segment, or before the stretch of about 50 frames that the frame is in
   */
  public static int baselineOf(int frame, int skip, int lag) {
    int stretch = Math.max(1, STRETCH / skip) * skip;
    int baseline = frame < lag ? -1 : lastExamined(frame - lag, skip);
    return baseline < frame - frame % stretch ? -1 : baseline;
  }
}
