package io.noscope.video;

import io.noscope.label.Rectangle;
import java.io.Serializable;
import java.util.Objects;
import java.util.Set;

/**
 * How frames are decoded.
 *
 * @param regions parts of the picture that {@link FrameSource#view} will be asked for
 * @param upright whether pictures are turned as the file asks for
 * @param threads of the decoder
 * @param limits of what a file may announce
 * @param stillBelow groups of pictures with less {@link FrameSource#motion} are decoded as far as
 *     their first frame; the others pass without pixels
 * @param disposables whether {@link FrameSource#disposable} frames are decoded; if not, they pass
 *     without pixels
 * @param drafts whether frames are decoded as {@link FrameSource#draft drafts} where the codec has
 *     such, and once more in full where more is asked for than that
 */
public record DecodeOptions(
    Set<Rectangle> regions,
    boolean upright,
    int threads,
    Limits limits,
    double stillBelow,
    boolean disposables,
    boolean drafts)
    implements Serializable {
  /** Whole frames, turned upright, by the calling thread alone. */
  public static final DecodeOptions DEFAULT = new DecodeOptions(Set.of(), true, 1, Limits.DEFAULT);

  /** All groups of pictures are decoded. */
  public DecodeOptions(Set<Rectangle> regions, boolean upright, int threads, Limits limits) {
    this(regions, upright, threads, limits, Double.NEGATIVE_INFINITY, true, false);
  }

  public DecodeOptions {
    regions = Set.copyOf(regions);
    Objects.requireNonNull(limits, "limits");
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads; 1 is the least");
    }
  }

  /** These, with views of parts of the picture, which opening checks to lie within it. */
  public DecodeOptions regions(Set<Rectangle> views) {
    return new DecodeOptions(views, upright, threads, limits, stillBelow, disposables, drafts);
  }

  /** These, with groups of pictures that move less left out but for their first frame. */
  public DecodeOptions stillBelow(double motion) {
    return new DecodeOptions(regions, upright, threads, limits, motion, disposables, drafts);
  }

  /** These, with frames that no other is predicted from decoded or left out. */
  public DecodeOptions disposables(boolean decoded) {
    return new DecodeOptions(regions, upright, threads, limits, stillBelow, decoded, drafts);
  }

  /** These, with frames decoded as drafts, or in full. */
  public DecodeOptions drafts(boolean wanted) {
    return new DecodeOptions(regions, upright, threads, limits, stillBelow, disposables, wanted);
  }

  /** What is saved on each picture of a video. */
  Draft draft(VideoInfo info) {
    return drafts ? Draft.of(info.format()) : Draft.NONE;
  }

  /** The size of a video's full pictures as they come out. */
  public ImageSize size(VideoInfo info) {
    return rotation(info).upright(info.format().size());
  }

  /** The turn that makes the pictures of a video come out as asked for. */
  Rotation rotation(VideoInfo info) {
    return upright ? info.format().rotation() : Rotation.NONE;
  }
}
