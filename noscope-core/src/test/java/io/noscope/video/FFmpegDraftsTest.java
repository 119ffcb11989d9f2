package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drafts of Motion JPEG have fewer pixels: they are decoded smaller, not scaled down. */
class FFmpegDraftsTest {
  @TempDir private static Path folder;

  @ParameterizedTest
  @CsvSource({"0, 648, 578", "1, 324, 289", "2, 162, 145", "3, 81, 73"})
  void theyComeOutSmaller(int halvings, int width, int height) throws IOException {
    Path file = MotionJpeg.write(folder.resolve("bar.avi"), 3, 648, 578);

    assertThat(sizes(file, new Draft(false, halvings)))
        .containsExactly(new ImageSize(width, height));
  }

  private static Set<ImageSize> sizes(Path file, Draft draft) throws IOException {
    Set<ImageSize> sizes = new HashSet<>();
    AVPacket packet = av_packet_alloc();
    AVFrame frame = av_frame_alloc();
    try (FFmpegContainer container =
            FFmpegContainer.open(Videos.fileSystem(), Videos.of(file), Limits.DEFAULT);
        FFmpegDecoder decoder = new FFmpegDecoder(container, 1, draft)) {
      while (container.read(packet)) {
        decoder.send(packet, true);
        while (decoder.receive(frame)) {
          sizes.add(new ImageSize(frame.width(), frame.height()));
        }
      }
      return sizes;
    } finally {
      av_frame_free(frame);
      av_packet_free(packet);
    }
  }
}
