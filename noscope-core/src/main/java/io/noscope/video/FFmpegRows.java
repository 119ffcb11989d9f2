package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BITSTREAM;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.av_image_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_image_fill_arrays;
import static org.bytedeco.ffmpeg.global.avutil.av_image_get_buffer_size;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.javacpp.BytePointer;

/**
 * The rows of a picture that a view looks at, moved together. They lie apart, most of them in pages
 * of their own, and are no longer in the nearest caches: copying fetches several at a time, while
 * swscale waits for each. Where the pixel format allows it, two rows lie side by side, as one of
 * twice the width: swscale has work for each row, however short.
 */
final class FFmpegRows implements AutoCloseable {
  // Vector code may read past the last pixel.
  private static final int SLACK = 64;

  private final int format;
  private final int width;
  private final int length;
  private final int abreast;
  private final BytePointer memory;
  private final FFmpegPlanes[] runs;
  private final FFmpegPlanes lines = FFmpegPlanes.none();

  /**
   * Memory for the rows of pictures like this one.
   *
   * @param picture of whose format, width and planes they are
   * @param rows which
   * @param planes how many the picture has
   */
  FFmpegRows(AVFrame picture, RowRuns rows, int planes) {
    format = picture.format();
    width = picture.width();
    length = rows.length();
    memory = new BytePointer(av_image_get_buffer_size(format, width, rows.rows(), 1) + SLACK);
    AVPixFmtDescriptor pixels = av_pix_fmt_desc_get(format);
    abreast = pairs(pixels, rows.rows()) ? 2 : 1;
    av_image_fill_arrays(lines.data(), lines.linesize(), memory, format, width, rows.rows(), 1);
    runs = new FFmpegPlanes[rows.count()];
    for (int run = 0; run < runs.length; run++) {
      runs[run] = FFmpegPlanes.none();
      for (int plane = 0; plane < planes; plane++) {
        long first = plane == 1 && palette(pixels) ? 0 : rowsOf(pixels, plane, run * length);
        long address = lines.address(plane) + first * lines.row(plane);
        runs[run].put(plane, address, lines.row(plane));
      }
    }
    for (int plane = 0; plane < planes; plane++) {
      lines.put(plane, lines.address(plane), abreast * lines.row(plane));
    }
  }

  /** Whether two rows next to each other in memory are one row of twice the width. */
  private boolean pairs(AVPixFmtDescriptor pixels, int rows) {
    return !palette(pixels)
        && (pixels.flags() & AV_PIX_FMT_FLAG_BITSTREAM) == 0
        && width % (1 << pixels.log2_chroma_w()) == 0
        && rows % (2 << pixels.log2_chroma_h()) == 0;
  }

  /** Whether pixels are places in a table of colours, which lies where a second plane would. */
  static boolean palette(AVPixFmtDescriptor pixels) {
    return (pixels.flags() & AV_PIX_FMT_FLAG_PAL) != 0;
  }

  private static int rowsOf(AVPixFmtDescriptor pixels, int plane, int rows) {
    return plane == 1 || plane == 2 ? rows >> pixels.log2_chroma_h() : rows;
  }

  /** How many rows lie side by side. */
  int abreast() {
    return abreast;
  }

  /**
   * Moves rows together.
   *
   * @param slices where each run is
   * @return where they are now, {@link #abreast} in a line
   */
  FFmpegPlanes gather(FFmpegPlanes[] slices) {
    for (int run = 0; run < runs.length; run++) {
      av_image_copy(
          runs[run].data(),
          runs[run].linesize(),
          slices[run].data(),
          slices[run].linesize(),
          format,
          width,
          length);
    }
    return lines;
  }

  @Override
  public void close() {
    for (FFmpegPlanes run : runs) {
      run.close();
    }
    lines.close();
    memory.close();
  }
}
