package io.noscope.spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.detect.ReferenceDetector;
import io.noscope.label.Box;
import io.noscope.label.Detection;
import io.noscope.label.Query;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Camera;
import io.noscope.video.FFmpegClipWriter;
import io.noscope.video.FFmpegProbe;
import io.noscope.video.Image;
import io.noscope.video.Limits;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loops over a grey wall before which a white square stands for a while. */
class PeerLoopTest {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  private static final int FRAMES = 120;
  private static final int RATE = 10;

  @TempDir private Path folder;

  @Test
  void everyFrameIsAsTheDetectorSays() throws IOException {
    PeerLoop loop = run(PeerLoopTest::visit, FrameGate.every(1));

    assertThat(loop.calls()).isEqualTo(FRAMES);
    assertThat(labels(loop.found()))
        .isEqualTo(labels(loop.lasting()))
        .isEqualTo(truth(PeerLoopTest::visit));
  }

  @Test
  void framesBetweenAreAsTheLastOne() throws IOException {
    PeerLoop loop = run(PeerLoopTest::visit, FrameGate.every(7));

    assertThat(loop.calls()).isEqualTo(18);
    assertThat(labels(loop.lasting())).isEqualTo(truth(frame -> visit(frame / 7 * 7)));
    assertThat(labels(loop.found())).isEqualTo(truth(f -> f % 7 == 0 && visit(f)));
  }

  @Test
  void nothingMovesInAStillVideo() throws IOException {
    try (MotionGate gate = new MotionGate(Optional.empty(), 0.005)) {
      PeerLoop loop = run(PeerLoopTest::never, gate);

      assertThat(loop.calls()).isZero();
      assertThat(labels(loop.lasting())).isEqualTo(truth(PeerLoopTest::never));
    }
  }

  @Test
  void whatComesIsShown() throws IOException {
    try (MotionGate gate = new MotionGate(Optional.empty(), 0.005)) {
      PeerLoop loop = run(PeerLoopTest::visit, gate);

      assertThat(loop.calls()).isBetween(3L, 40L);
      assertThat(labels(loop.found())[41]).isTrue();
      assertThat(labels(loop.lasting())[30]).isFalse();
    }
  }

  private static boolean visit(int frame) {
    return frame >= 40 && frame < 60;
  }

  private static boolean never(int frame) {
    return false;
  }

  private PeerLoop run(IntPredicate visit, FrameGate gate) throws IOException {
    Configuration hadoop = new Configuration();
    Archive archive = new Archive(List.of(new Camera("wall", List.of(video(visit)))), List.of());
    return PeerLoop.run(archive, hadoop, new WhiteDetector(), Query.of("person"), gate);
  }

  private VideoInfo video(IntPredicate visit) throws IOException {
    Path file = folder.resolve("wall.mp4");
    try (OutputStream out = Files.newOutputStream(file);
        FFmpegClipWriter writer = new FFmpegClipWriter(out, file.toString(), 0, RATE)) {
      for (int frame = 0; frame < FRAMES; frame++) {
        writer.add(picture(visit.test(frame)), (double) frame / RATE);
      }
      writer.finish();
    }
    return FFmpegProbe.probe(
        FileSystem.getLocal(new Configuration()),
        new VideoFile("file:" + file, Files.size(file), Files.getLastModifiedTime(file).toMillis()),
        Limits.DEFAULT);
  }

  private static Image picture(boolean visited) {
    byte[] bgr = new byte[WIDTH * HEIGHT * 3];
    Arrays.fill(bgr, (byte) 90);
    for (int y = 0; visited && y < HEIGHT / 2; y++) {
      Arrays.fill(bgr, y * WIDTH * 3, (y * WIDTH + WIDTH / 4) * 3, (byte) 240);
    }
    return new Image(WIDTH, HEIGHT, bgr);
  }

  private static boolean[] labels(FrameLabels labels) {
    return labels.byFile().values().iterator().next();
  }

  private static boolean[] truth(IntPredicate present) {
    boolean[] truth = new boolean[FRAMES];
    for (int frame = 0; frame < FRAMES; frame++) {
      truth[frame] = present.test(frame);
    }
    return truth;
  }

  /** Takes a bright corner for a person. */
  private static final class WhiteDetector implements ReferenceDetector {
    @Override
    public String id() {
      return "white";
    }

    @Override
    public List<String> labels() {
      return List.of("person");
    }

    @Override
    public String description() {
      return "a bright corner";
    }

    @Override
    public List<List<Detection>> detect(List<Image> images) {
      return images.stream()
          .map(image -> (image.bgr()[3 * (5 * WIDTH + 5)] & 0xff) > 200)
          .map(
              bright ->
                  bright
                      ? List.of(new Detection("person", 0.9f, new Box(0, 0, 24, 32)))
                      : List.<Detection>of())
          .toList();
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
