package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_CROP_UNALIGNED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_apply_cropping;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_count_planes;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import io.noscope.label.Rectangle;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;

/** The part of each frame that a view looks at, for frames that lie in memory alike. */
final class FFmpegPart implements AutoCloseable {
  private final int[] shape;
  private final int[] rows = new int[FFmpegPlanes.MOST];
  private final int planes;
  private final AVFrame shown = av_frame_alloc();
  private final RowRuns runs;
  private final FFmpegPlanes[] slices;
  // Of each plane of each slice, in bytes from the frame's own.
  private final long[] offsets;

  /**
   * The same part of frame after frame.
   *
   * @param like a frame with its picture
   * @param at where that lies
   * @param crop in pixels of the upright picture; empty for the whole
   * @param rotation the turn that makes frames upright
   */
  FFmpegPart(AVFrame like, FFmpegPlanes at, Optional<Rectangle> crop, Rotation rotation) {
    AVPixFmtDescriptor format = av_pix_fmt_desc_get(like.format());
    shape = FFmpegShape.of(like).now();
    // swscale looks for the palette where a second plane would be.
    planes = palette(format) ? 2 : av_pix_fmt_count_planes(like.format());
    describe(like);
    crop.ifPresent(region -> cut(region, rotation, format));
    runs = RowRuns.of(shown.height(), 1 << format.log2_chroma_h());
    slices = new FFmpegPlanes[runs.count()];
    offsets = new long[slices.length * planes];
    locate(at, format);
    shown.height(runs.rows());
  }

  /** Whether pixels are places in a table of colours, which lies where a second plane would. */
  private static boolean palette(AVPixFmtDescriptor pixels) {
    return (pixels.flags() & AV_PIX_FMT_FLAG_PAL) != 0;
  }

  /** Points to the frame's pixels without a hold on them. */
  private void describe(AVFrame like) {
    shown.format(like.format());
    shown.width(like.width());
    shown.height(like.height());
    shown.color_range(like.color_range());
    shown.colorspace(like.colorspace());
    for (int plane = 0; plane < FFmpegPlanes.MOST; plane++) {
      shown.data(plane, like.data(plane));
      shown.linesize(plane, like.linesize(plane));
    }
  }

  /** Narrows to the region; edges grow outwards to whole chroma. */
  private void cut(Rectangle wanted, Rotation rotation, AVPixFmtDescriptor format) {
    ImageSize size = new ImageSize(shown.width(), shown.height());
    Rectangle region = rotation.coded(within(rotation.upright(size), wanted), size);
    int left = region.left() >> format.log2_chroma_w() << format.log2_chroma_w();
    int top = region.top() >> format.log2_chroma_h() << format.log2_chroma_h();
    shown.crop_left(left);
    shown.crop_top(top);
    shown.crop_right(shown.width() - region.right());
    shown.crop_bottom(shown.height() - region.bottom());
    av_frame_apply_cropping(shown, AV_FRAME_CROP_UNALIGNED);
  }

  /** What is left of the region in a stream that has become smaller midway. */
  private static Rectangle within(ImageSize size, Rectangle region) {
    int left = Math.min(region.left(), size.width() - 1);
    int top = Math.min(region.top(), size.height() - 1);
    return new Rectangle(
        left,
        top,
        Math.min(region.right(), size.width()),
        Math.min(region.bottom(), size.height()));
  }

  /** Finds out where the slices lie from where the frame does. */
  private void locate(FFmpegPlanes at, AVPixFmtDescriptor format) {
    FFmpegPlanes cropped = FFmpegPlanes.of(shown);
    for (int slice = 0; slice < slices.length; slice++) {
      slices[slice] = FFmpegPlanes.none();
      for (int plane = 0; plane < planes; plane++) {
        long offset = cropped.address(plane) - at.address(plane);
        if (plane == 0 || !palette(format)) {
          int share = plane == 1 || plane == 2 ? 1 << format.log2_chroma_h() : 1;
          offset += (long) runs.first(slice, share) * at.row(plane);
        }
        offsets[slice * planes + plane] = offset;
        slices[slice].put(plane, 0, at.row(plane) * runs.step());
      }
    }
    for (int plane = 0; plane < FFmpegPlanes.MOST; plane++) {
      rows[plane] = at.row(plane);
    }
  }

  /** Whether this is the part of the frame too; a stream can change midway. */
  boolean fits(FFmpegShape frame, FFmpegPlanes at) {
    for (int plane = 0; plane < planes; plane++) {
      if (at.row(plane) != rows[plane]) {
        return false;
      }
    }
    return frame.is(shape);
  }

  /** What is looked at, without pixels: its size, format and colours. */
  AVFrame shown() {
    return shown;
  }

  /** Looks at a frame. */
  void at(FFmpegPlanes frame) {
    for (int slice = 0; slice < slices.length; slice++) {
      for (int plane = 0; plane < planes; plane++) {
        slices[slice].move(plane, frame.address(plane) + offsets[slice * planes + plane]);
      }
    }
  }

  /** Scales what is looked at. */
  void scale(FFmpegScaler scaler, FFmpegPlanes to) {
    for (int slice = 0; slice < slices.length; slice++) {
      scaler.scale(slices[slice], slice * runs.length(), runs.length(), to);
    }
  }

  @Override
  public void close() {
    for (FFmpegPlanes slice : slices) {
      slice.close();
    }
    av_frame_free(shown);
  }
}
