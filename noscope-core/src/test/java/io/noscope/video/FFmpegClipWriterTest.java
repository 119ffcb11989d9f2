package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FFmpegClipWriterTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 96;
  private static final double TICK = 1.0 / FFmpegEncoder.CLOCK;

  /** A rate that varies: frames close together, then a pause, then another rate. */
  private static final List<Double> TIMES = times();

  @TempDir private Path folder;

  private static List<Double> times() {
    List<Double> times = new ArrayList<>();
    double time = 7.25;
    for (int i = 0; i < 90; i++) {
      times.add(time);
      time += i < 30 ? 1001 / 30_000.0 : i == 30 ? 2.5 : 0.1;
    }
    return times;
  }

  private Path write(FFmpegClipWriter writer, Path file, int width, int height) throws IOException {
    for (int i = 0; i < TIMES.size(); i++) {
      writer.add(MovingBar.at(i, width, height), TIMES.get(i));
    }
    writer.finish();
    writer.close();
    writer.close();
    return file;
  }

  private Path clip(int width, int height, int wanted, AVCodec codec) throws IOException {
    Path file = folder.resolve("clip.mp4");
    try (OutputStream out = Files.newOutputStream(file);
        FFmpegClipWriter writer = new FFmpegClipWriter(out, file.toString(), wanted, 30, codec)) {
      return write(writer, file, width, height);
    }
  }

  private static AVCodec codec(String name) {
    return name.equals("h264") ? FFmpegEncoder.best() : FFmpegEncoder.mpeg4();
  }

  @ParameterizedTest
  @ValueSource(strings = {"h264", "mpeg4"})
  void everyPictureComesOutWhenAndAsItWentIn(String codec) throws IOException {
    DecodedClip clip = DecodedClip.of(clip(WIDTH, HEIGHT, 0, codec(codec)));

    assertThat(clip.info().codec()).isEqualTo(codec);
    assertThat(clip.info().keyframes().get(0).frame()).isZero();
    assertThat(clip.info().frames()).isEqualTo(TIMES.size());
    assertThat(clip.images()).hasSameSizeAs(TIMES);
    for (int i = 0; i < TIMES.size(); i++) {
      assertThat(clip.seconds().get(i)).isCloseTo(TIMES.get(i) - TIMES.get(0), within(TICK));
      Image image = clip.images().get(i);
      double same = DecodedClip.difference(image, MovingBar.at(i, WIDTH, HEIGHT));
      double next = DecodedClip.difference(image, MovingBar.at(i + 1, WIDTH, HEIGHT));
      assertThat(same).as("picture %d", i).isLessThan(3).isLessThan(next / 2);
    }
  }

  @Test
  void ffprobeSeesTheSameTimes() throws IOException, InterruptedException {
    List<Double> seconds = Ffprobe.seconds(clip(WIDTH, HEIGHT, 0, FFmpegEncoder.best()).toString());

    assertThat(seconds).hasSameSizeAs(TIMES);
    for (int i = 0; i < TIMES.size(); i++) {
      assertThat(seconds.get(i)).isCloseTo(TIMES.get(i) - TIMES.get(0), within(TICK));
    }
  }

  /** What browsers and phones ask for; each picture is shown for its share of a second. */
  @Test
  void playersTakeIt() throws IOException, InterruptedException {
    Path file = folder.resolve("clip.mp4");
    try (OutputStream out = Files.newOutputStream(file);
        FFmpegClipWriter writer = new FFmpegClipWriter(out, "clip", 0, 10)) {
      for (int i = 0; i < 25; i++) {
        writer.add(MovingBar.at(i, WIDTH, HEIGHT), 4 + i / 10.0);
      }
      writer.finish();
    }

    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(bytes.indexOf("moov")).isPositive().isLessThan(bytes.indexOf("mdat"));
    List<String> format = Ffprobe.format(file.toString());
    assertThat(format.subList(0, 2)).containsExactly("h264", "yuv420p");
    assertThat(Double.parseDouble(format.get(2))).isCloseTo(2.5, within(0.05));
  }

  @Test
  void anOddRowAndColumnAreCutOff() throws IOException {
    DecodedClip clip = DecodedClip.of(clip(97, 65, 0, FFmpegEncoder.best()));

    Image image = clip.images().get(12);
    Image original = MovingBar.at(12, 97, 65);
    byte[] cut = new byte[96 * 64 * 3];
    for (int y = 0; y < 64; y++) {
      System.arraycopy(original.bgr(), y * 97 * 3, cut, y * 96 * 3, 96 * 3);
    }
    assertThat(DecodedClip.difference(image, new Image(96, 64, cut))).isLessThan(3);
  }

  @Test
  void scalesToTheWidthAskedFor() throws IOException {
    DecodedClip clip = DecodedClip.of(clip(2 * WIDTH, 2 * HEIGHT, WIDTH, FFmpegEncoder.best()));

    Image image = clip.images().get(0);
    byte[] means = new byte[WIDTH * HEIGHT * 3];
    byte[] original = MovingBar.at(0, 2 * WIDTH, 2 * HEIGHT).bgr();
    for (int i = 0; i < means.length; i++) {
      int y = i / 3 / WIDTH;
      int x = i / 3 % WIDTH;
      means[i] = original[(2 * y * 2 * WIDTH + 2 * x) * 3 + i % 3];
    }
    assertThat(DecodedClip.difference(image, new Image(WIDTH, HEIGHT, means))).isLessThan(3);
  }

  @Test
  void enlargesWhatTheEncoderWouldRefuse() throws IOException {
    DecodedClip clip = DecodedClip.of(clip(9, 5, 0, FFmpegEncoder.best()));

    assertThat(clip.images()).hasSameSizeAs(TIMES);
    assertThat(clip.info().height()).isEqualTo(16);
  }

  @Test
  void picturesOfAnotherSizeAreScaledToTheFirst() throws IOException {
    Path file = folder.resolve("clip.mp4");
    try (OutputStream out = Files.newOutputStream(file);
        FFmpegClipWriter writer = new FFmpegClipWriter(out, "clip", 0, 10)) {
      writer.add(MovingBar.at(3, WIDTH, HEIGHT), 0);
      writer.add(MovingBar.at(3, 2 * WIDTH, 2 * HEIGHT), 0.1);
      writer.add(MovingBar.at(3, WIDTH + 1, HEIGHT + 1), 0.2);
      writer.finish();
    }
    DecodedClip clip = DecodedClip.of(file);

    assertThat(clip.images()).hasSize(3);
    assertThat(clip.images())
        .allSatisfy(
            image ->
                assertThat(new ClipSize(image.width(), image.height()))
                    .isEqualTo(new ClipSize(WIDTH, HEIGHT)));
  }

  @Test
  void onePictureIsAClip() throws IOException {
    Path file = folder.resolve("one.mp4");
    try (OutputStream out = Files.newOutputStream(file);
        FFmpegClipWriter writer = new FFmpegClipWriter(out, "one", 0, 25)) {
      writer.add(MovingBar.at(0, WIDTH, HEIGHT), 3);
      writer.finish();
    }

    assertThat(DecodedClip.of(file).seconds()).containsExactly(0.0);
  }

  @Test
  void picturesThatShareATickAreKeptApart() throws IOException {
    Path file = folder.resolve("close.mp4");
    try (OutputStream out = Files.newOutputStream(file);
        FFmpegClipWriter writer = new FFmpegClipWriter(out, "close", 0, 25)) {
      for (double time : new double[] {1, 1 + TICK / 8, 1 + TICK / 4, 2}) {
        writer.add(MovingBar.at(0, WIDTH, HEIGHT), time);
      }
      writer.finish();
    }
    List<Double> seconds = DecodedClip.of(file).seconds();

    assertThat(seconds).hasSize(4).doesNotHaveDuplicates().isSorted();
    assertThat(seconds.get(3)).isCloseTo(1, within(TICK));
  }

  @Test
  void manyAreWrittenAtATime() throws IOException {
    int count = 40;
    List<ByteArrayOutputStream> streams = new ArrayList<>();
    List<FFmpegClipWriter> writers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      streams.add(new ByteArrayOutputStream());
      writers.add(new FFmpegClipWriter(streams.get(i), "clip " + i, 0, 10));
    }
    for (int frame = 0; frame < 5; frame++) {
      for (FFmpegClipWriter writer : writers) {
        writer.add(MovingBar.at(frame, 32, 32), frame / 10.0);
      }
    }
    for (FFmpegClipWriter writer : writers) {
      writer.finish();
      writer.close();
    }

    byte[] first = streams.get(0).toByteArray();
    assertThat(new String(first, 4, 4, StandardCharsets.ISO_8859_1)).isEqualTo("ftyp");
    assertThat(streams).allSatisfy(s -> assertThat(s.toByteArray()).isEqualTo(first));
  }

  @Test
  void whatTheStreamThrowsNamesTheClip() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left");
          }
        };

    assertThatThrownBy(
            () -> {
              try (FFmpegClipWriter writer = new FFmpegClipWriter(full, "there/clip.mp4", 0, 10)) {
                write(writer, folder, WIDTH, HEIGHT);
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage("there/clip.mp4: writing failed: no space left");
  }

  @Test
  void aClipHasPicturesAndARate() {
    try (FFmpegClipWriter empty =
        new FFmpegClipWriter(OutputStream.nullOutputStream(), "clip", 0, 10)) {
      assertThatThrownBy(empty::finish)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("clip: a clip has pictures; add one");
    }
    assertThatThrownBy(() -> new FFmpegClipWriter(OutputStream.nullOutputStream(), "clip", -1, 10))
        .hasMessageContaining("-1 pixels");
  }
}
