package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.noscope.TestData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that announce more than they may. */
class FFmpegLimitsTest {
  private static final String MP4 = "videos/traps/h264-bframes.mp4"; // 320x180
  private static final String SAMPLES = Mp4Bytes.STBL + "stsz";
  // In stsd: its header and count take 16 bytes, then comes the one entry, size at 32.
  private static final int SIZE_IN_STSD = 16 + 32;
  private static final int START_OF_IMAGE = 0xffd8;
  private static final int START_OF_FRAME = 0xffc0;

  @TempDir Path folder;

  @Test
  void picturesThatAreTooLargeByTheHeader() throws IOException {
    Path file = write(mp4().put(Mp4Bytes.STBL + "stsd", SIZE_IN_STSD, 15000 << 16 | 16000));
    assertRefused(
        () -> FFmpegContainer.open(Videos.fileSystem(), Videos.of(file), Limits.DEFAULT).close(),
        "15000x16000",
        "67108864",
        "raise spark.noscope.maxPixels");
  }

  @Test
  void picturesThatAreLargerThanTheHeaderSays() throws IOException {
    Path file = write(mp4().put(Mp4Bytes.STBL + "stsd", SIZE_IN_STSD, 16 << 16 | 16));
    Limits limits = new Limits(1000, 64, 1000);
    assertRefused(() -> decode(file, limits), "320x180", "limit of 1000 pixels");
    assertThat(decode(file, new Limits(320 * 192, 64, 1000))).isEqualTo(200);
  }

  @Test
  void picturesThatGrowMidway() throws IOException {
    byte[] avi = Files.readAllBytes(TestData.file("videos/traps/mjpeg.avi"));
    ByteBuffer pictures = ByteBuffer.wrap(avi);
    int header = find(pictures, avi.length / 2, START_OF_FRAME);
    pictures.putInt(header + 5, 360 << 16 | 640); // Behind marker, length and precision.
    Path file = Files.write(folder.resolve("growing.avi"), avi);
    assertRefused(
        () -> decode(file, new Limits(100_000, 64, 1000)),
        "pictures in it exceed the limit of 100000 pixels",
        "growing.avi");
    assertThat(decode(file, Limits.DEFAULT)).isEqualTo(120);
  }

  @Test
  void aStreamWithoutHeaderOfPicturesThatAreTooLarge() throws IOException {
    byte[] avi = Files.readAllBytes(TestData.file("videos/traps/mjpeg.avi"));
    int first = find(ByteBuffer.wrap(avi), 0, START_OF_IMAGE);
    byte[] stream = Arrays.copyOfRange(avi, first, avi.length);
    VideoFile file = Videos.of(Files.write(folder.resolve("stream.mjpeg"), stream));
    assertRefused(
        () -> FFmpegContainer.probe(Videos.fileSystem(), file, new Limits(10_000, 64, 1000)),
        "exceed the limit of 10000 pixels",
        "raise spark.noscope.maxPixels");
    FFmpegContainer.probe(Videos.fileSystem(), file, Limits.DEFAULT).close();
  }

  private static int find(ByteBuffer bytes, int from, int marker) {
    int at = from;
    while (Short.toUnsignedInt(bytes.getShort(at)) != marker) {
      at++;
    }
    return at;
  }

  @Test
  void moreFramesThanAFileCanHold() throws IOException {
    // One size for all, and as many as can be said: FFmpeg would make a list of 50 GB.
    Path file = write(mp4().put(SAMPLES, 12, 1000).put(SAMPLES, 16, 2_000_000_000));
    assertRefused(
        () -> FFmpegProbe.probe(Videos.fileSystem(), Videos.of(file), Limits.DEFAULT),
        "2000000000 frames",
        "limit of 50000000",
        "raise spark.noscope.maxFrames");
  }

  @Test
  void moreFramesThanAFileHasBytes() throws IOException {
    Path file = write(mp4().put(SAMPLES, 12, 1000).put(SAMPLES, 16, 1_000_000));
    assertRefused(
        () -> FFmpegProbe.probe(Videos.fileSystem(), Videos.of(file), Limits.DEFAULT),
        "1000000 frames in 77766 bytes");
  }

  @Test
  void moreFramesThanAFragmentCanHold() throws IOException {
    // All like the default, so that each takes no byte: FFmpeg would make a list of 2 GB.
    ByteBuffer run = ByteBuffer.allocate(12).putInt(1).putInt(80_000_000).putInt(0);
    byte[] fragment = Mp4Bytes.box("moof", Mp4Bytes.box("traf", Mp4Bytes.box("trun", run.array())));
    Path file = write(mp4().append(fragment));
    assertRefused(
        () -> FFmpegProbe.probe(Videos.fileSystem(), Videos.of(file), Limits.DEFAULT),
        "80000200 frames");
  }

  @Test
  void moreFramesThanEditsCanShow() throws IOException {
    // Each edit shows the file from its beginning to its end.
    int count = 300_000;
    ByteBuffer edits = ByteBuffer.allocate(8 + 12 * count).putInt(0).putInt(count);
    while (edits.hasRemaining()) {
      edits.putInt(20_000).putInt(0).putInt(1 << 16);
    }
    Path file = write(mp4().replace("moov/trak/edts/elst", Mp4Bytes.box("elst", edits.array())));
    assertRefused(
        () -> FFmpegProbe.probe(Videos.fileSystem(), Videos.of(file), Limits.DEFAULT),
        "60000000 frames");
    edits.putInt(4, 20_000);
    Path fewer = write(mp4().replace("moov/trak/edts/elst", Mp4Bytes.box("elst", edits.array())));
    assertRefused(
        () -> FFmpegProbe.probe(Videos.fileSystem(), Videos.of(fewer), Limits.DEFAULT),
        "4000000 frames in");
  }

  @Test
  void moreFramesThanAllowed() throws IOException {
    VideoFile file = Videos.file(MP4);
    assertRefused(
        () -> FFmpegContainer.open(Videos.fileSystem(), file, new Limits(1 << 20, 64, 199)).close(),
        "200 frames",
        "limit of 199");
    FFmpegContainer.open(Videos.fileSystem(), file, new Limits(1 << 20, 64, 200)).close();
  }

  @Test
  void moreStreamsThanAllowed() throws IOException {
    Path most = write(mp4().repeat("moov/trak", 63));
    FFmpegContainer.open(Videos.fileSystem(), Videos.of(most), Limits.DEFAULT).close();
    Path more = write(mp4().repeat("moov/trak", 64));
    assertRefused(
        () -> FFmpegContainer.open(Videos.fileSystem(), Videos.of(more), Limits.DEFAULT).close(),
        "more than 64 streams",
        "raise spark.noscope.maxStreams");
  }

  @Test
  void boxesWithinBoxesWithoutEnd() throws IOException {
    ByteBuffer nested = ByteBuffer.allocate(8 * 100_000);
    while (nested.hasRemaining()) {
      nested.putInt(nested.remaining()).put("moov".getBytes(StandardCharsets.US_ASCII));
    }
    Path file = Files.write(folder.resolve("nested.mp4"), nested.array());
    assertRefused(
        () -> FFmpegProbe.probe(Videos.fileSystem(), Videos.of(file), Limits.DEFAULT),
        "nested.mp4");
  }

  @Test
  void limitsAreAtLeastOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limits(1, 0, 1))
        .withMessageContaining("0 streams");
  }

  private static void assertRefused(ThrowingCallable call, String... says) {
    assertThatThrownBy(call).isInstanceOf(BadVideoException.class).message().contains(says);
  }

  private static int decode(Path file, Limits limits) throws IOException {
    AVPacket packet = av_packet_alloc();
    AVFrame frame = av_frame_alloc();
    try (FFmpegContainer container =
            FFmpegContainer.open(Videos.fileSystem(), Videos.of(file), limits);
        FFmpegDecoder decoder = new FFmpegDecoder(container, 1, Draft.NONE)) {
      int frames = 0;
      boolean more = true;
      while (more) {
        more = container.read(packet);
        decoder.send(more ? packet : null, true);
        while (decoder.receive(frame)) {
          frames++;
        }
      }
      return frames;
    } finally {
      av_frame_free(frame);
      av_packet_free(packet);
    }
  }

  private static Mp4Bytes mp4() throws IOException {
    return new Mp4Bytes(Files.readAllBytes(TestData.file(MP4)));
  }

  private Path write(Mp4Bytes mp4) throws IOException {
    return Files.write(folder.resolve("announcing.mp4"), mp4.bytes());
  }
}
