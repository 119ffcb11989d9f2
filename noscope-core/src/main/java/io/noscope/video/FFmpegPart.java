package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_CROP_UNALIGNED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_apply_cropping;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_count_planes;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import io.noscope.label.Region;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;

/** The part of each frame that a view looks at: no pixel is copied, only pointers move. */
final class FFmpegPart implements AutoCloseable {
  // Fewer make views of fine detail coarse, more make them slow; 100 is a row for each of the view.
  private static final int FEWEST_ROWS = 140;

  private final Optional<Region> crop;
  private final Rotation rotation;
  private final AVFrame frame = av_frame_alloc();
  private final FFmpegPlanes planes = FFmpegPlanes.of(frame);

  /**
   * The same part of frame after frame.
   *
   * @param crop in pixels of the upright picture; empty for the whole
   * @param rotation the turn that makes frames upright
   */
  FFmpegPart(Optional<Region> crop, Rotation rotation) {
    this.crop = crop;
    this.rotation = rotation;
  }

  /** Refers to the frame, which then lives until {@link #release}. */
  void take(AVFrame whole) {
    av_frame_ref(frame, whole);
    AVPixFmtDescriptor format = av_pix_fmt_desc_get(frame.format());
    crop.ifPresent(region -> cut(region, format));
    thin(format);
  }

  /** What was taken. */
  AVFrame frame() {
    return frame;
  }

  /** Where the pixels of what was taken are. */
  FFmpegPlanes planes() {
    return planes;
  }

  void release() {
    av_frame_unref(frame);
  }

  /** Narrows to the region; edges grow outwards to whole chroma. */
  private void cut(Region shown, AVPixFmtDescriptor format) {
    ImageSize size = new ImageSize(frame.width(), frame.height());
    Region region = rotation.coded(within(rotation.upright(size), shown), size);
    int left = region.left() >> format.log2_chroma_w() << format.log2_chroma_w();
    int top = region.top() >> format.log2_chroma_h() << format.log2_chroma_h();
    frame.crop_left(left);
    frame.crop_top(top);
    frame.crop_right(frame.width() - region.right());
    frame.crop_bottom(frame.height() - region.bottom());
    av_frame_apply_cropping(frame, AV_FRAME_CROP_UNALIGNED);
  }

  /** What is left of the region in a stream that has become smaller midway. */
  private static Region within(ImageSize size, Region region) {
    int left = Math.min(region.left(), size.width() - 1);
    int top = Math.min(region.top(), size.height() - 1);
    return new Region(
        left,
        top,
        Math.min(region.right(), size.width()),
        Math.min(region.bottom(), size.height()));
  }

  /** Keeps one row of each few of a high picture: a fraction of the work for much the same mean. */
  private void thin(AVPixFmtDescriptor format) {
    int step = frame.height() / FEWEST_ROWS;
    // Chroma of four rows, which only old codecs have, would be off by too many.
    if (step < 2 || format.log2_chroma_h() > 1) {
      return;
    }
    int middle = (step - 1) / 2;
    boolean palette = (format.flags() & AV_PIX_FMT_FLAG_PAL) != 0;
    int count = palette ? 1 : av_pix_fmt_count_planes(frame.format());
    for (int plane = 0; plane < count; plane++) {
      int row = frame.linesize(plane);
      frame.data(plane, frame.data(plane).getPointer((long) middle * row));
      frame.linesize(plane, row * step);
    }
    frame.height(frame.height() / step);
  }

  @Override
  public void close() {
    av_frame_free(frame);
  }
}
