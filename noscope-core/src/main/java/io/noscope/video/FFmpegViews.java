package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_CROP_UNALIGNED;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_apply_cropping;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;

import io.noscope.label.Region;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** The small views of decoded frames, straight from their planes. */
final class FFmpegViews implements AutoCloseable {
  private static final int ROWS_LOOKED_AT = 2;
  private static final int PLANES = 4;

  private final Optional<Region> crop;
  private final AVFrame part = av_frame_alloc();
  private final PointerPointer<?> data = part.data();
  private final IntPointer linesize = part.linesize();
  private final byte[] large = new byte[SmallView.bytes(SmallView.LARGE)];
  private final byte[] small = new byte[SmallView.bytes(SmallView.SMALL)];
  private FFmpegScaler scaler;
  private boolean largeMade;
  private boolean smallMade;

  /** Views of this part of each frame, or of the whole. */
  FFmpegViews(Optional<Region> crop) {
    this.crop = crop;
  }

  /** Forgets the last frame's views. */
  void next() {
    largeMade = false;
    smallMade = false;
  }

  /** The view of the frame, made at most once a frame; this object owns the array. */
  byte[] of(AVFrame frame, int side) {
    if (side != SmallView.SMALL && side != SmallView.LARGE) {
      throw new IllegalArgumentException("views have a side of 50 or 100, not " + side);
    }
    if (!largeMade) {
      scale(frame);
      largeMade = true;
    }
    if (side == SmallView.LARGE) {
      return large;
    }
    if (!smallMade) {
      SmallView.halve(large, small);
      smallMade = true;
    }
    return small;
  }

  private void scale(AVFrame frame) {
    av_frame_ref(part, frame);
    if (crop.isPresent()) {
      cut(crop.get());
    }
    thin();
    if (scaler == null || !scaler.fits(part)) {
      closeScaler();
      scaler = new FFmpegScaler(part, SmallView.LARGE, SmallView.LARGE, SWS_AREA);
    }
    scaler.scale(data, linesize, large);
    av_frame_unref(part);
  }

  /** Narrows to the region by moving the plane pointers; edges grow outwards to whole chroma. */
  private void cut(Region region) {
    AVPixFmtDescriptor format = av_pix_fmt_desc_get(part.format());
    int left = region.left() >> format.log2_chroma_w() << format.log2_chroma_w();
    int top = region.top() >> format.log2_chroma_h() << format.log2_chroma_h();
    // A stream that has become smaller midway keeps what is left of the region.
    part.crop_left(Math.min(left, part.width() - 1));
    part.crop_top(Math.min(top, part.height() - 1));
    part.crop_right(Math.max(0, part.width() - region.right()));
    part.crop_bottom(Math.max(0, part.height() - region.bottom()));
    av_frame_apply_cropping(part, AV_FRAME_CROP_UNALIGNED);
  }

  /**
   * Looks at every n-th row only, where that leaves two rows or more for each row of the view: half
   * the work or less, for a mean over fewer of many neighbouring pixels.
   */
  private void thin() {
    int step = part.height() / (ROWS_LOOKED_AT * SmallView.LARGE);
    if (step > 1) {
      part.height(part.height() / step);
      for (int plane = 0; plane < PLANES; plane++) {
        part.linesize(plane, part.linesize(plane) * step);
      }
    }
  }

  private void closeScaler() {
    if (scaler != null) {
      scaler.close();
      scaler = null;
    }
  }

  @Override
  public void close() {
    closeScaler();
    av_frame_free(part);
  }
}
