package io.noscope.spark;

import io.noscope.detect.DetectorSpec;
import io.noscope.label.Box;
import io.noscope.label.Detection;
import io.noscope.optimize.LabelledRun;
import io.noscope.optimize.SampledSegment;
import io.noscope.store.DetectionStore;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Ten minutes of an empty wall that a dark figure walks along as a story tells, at ten frames a
 * second; by night the wall is dark, and the figure carries a lamp. What the built-in detector says
 * of them is made up and in a store, so that it need not be run.
 */
final class Hallway {
  static final int WIDTH = 96;
  static final int FIGURE = 12;

  private static final int FRAMES = HallwayStory.FRAMES;
  private static final int RATE = HallwayStory.RATE;
  private static final int HEIGHT = 64;

  private final Path store;
  private final Path file;
  private final HallwayStory story;

  /** When the video was recorded. */
  enum Light {
    DAY,
    NIGHT
  }

  /** Writes a video by day and the answers about it into a folder. */
  Hallway(Path folder) throws IOException {
    this(folder, "day", Light.DAY);
  }

  /** Writes a video of this name, in which people visit, and the answers about it into a folder. */
  Hallway(Path folder, String name, Light light) throws IOException {
    this(folder, name, light, HallwayStory.visits());
  }

  /** Writes a video of this name and the answers about it into a folder. */
  Hallway(Path folder, String name, Light light, HallwayStory story) throws IOException {
    this.store = folder.resolve("store");
    this.file = folder.resolve(name + ".mp4");
    this.story = story;
    try (OutputStream out = Files.newOutputStream(file);
        FFmpegClipWriter writer = new FFmpegClipWriter(out, file.toString(), 0, RATE)) {
      for (int frame = 0; frame < FRAMES; frame++) {
        int left = story.left().applyAsInt(frame);
        writer.add(picture(light, left, story.company().test(frame)), (double) frame / RATE);
      }
      writer.finish();
    }
    answer();
  }

  private static Image picture(Light light, int left, boolean company) {
    byte[] bgr = new byte[WIDTH * HEIGHT * 3];
    boolean someone = left != HallwayStory.NOBODY;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean figure = someone && x >= left && x < left + FIGURE;
        int behind = (x + 2 * FIGURE) % WIDTH;
        figure |= company && behind >= left && behind < left + FIGURE;
        figure &= y > HEIGHT / 4;
        int wall = light == Light.DAY ? 130 : 20;
        int coat = light == Light.DAY ? 30 : 90;
        int at = (y * WIDTH + x) * 3;
        bgr[at] = (byte) (figure ? coat + 10 : wall + x / 2);
        bgr[at + 1] = (byte) (figure ? coat : wall + y / 2);
        bgr[at + 2] = (byte) (figure ? coat + 20 : wall);
      }
    }
    return new Image(WIDTH, HEIGHT, bgr);
  }

  private void answer() throws IOException {
    TreeMap<Long, List<Detection>> answers = new TreeMap<>();
    for (int frame = 0; frame < FRAMES; frame++) {
      List<Detection> found = new ArrayList<>();
      if (story.person().test(frame)) {
        found.add(new Detection("person", 0.9f, new Box(10, 16, 22, 64)));
      }
      if (story.company().test(frame)) {
        found.add(new Detection("person", 0.7f, new Box(34, 16, 46, 64)));
      }
      answers.put((long) frame, found);
    }
    VideoFile version = version();
    Configuration hadoop = new Configuration();
    new DetectionStore(hadoop, store.toString(), DetectorSpec.BUILT_IN.id(hadoop))
        .append(version, answers);
  }

  /** The detector's labels of all frames, in their order. */
  boolean[] labels() {
    boolean[] labels = new boolean[FRAMES];
    for (int frame = 0; frame < FRAMES; frame++) {
      labels[frame] = story.person().test(frame);
    }
    return labels;
  }

  /** What the detector says of a segment. */
  LabelledRun labels(SampledSegment sampled) {
    int first = (int) sampled.segment().firstFrame();
    int end = first + (int) sampled.segment().frames();
    return new LabelledRun(sampled.file(), first, Arrays.copyOfRange(labels(), first, end));
  }

  /** What the video's packets say. */
  VideoInfo probe() throws IOException {
    return FFmpegProbe.probe(FileSystem.getLocal(new Configuration()), version(), Limits.DEFAULT);
  }

  private VideoFile version() throws IOException {
    return new VideoFile(
        "file:" + file, Files.size(file), Files.getLastModifiedTime(file).toMillis());
  }

  /** Folder of the store that holds the answers. */
  String store() {
    return store.toString();
  }

  /** The video's frames. */
  Dataset<Row> read(SparkSession spark, Map<String, String> more) {
    return spark
        .read()
        .format("video")
        .option("store", store.toString())
        .option("camera", "hallway")
        .options(more)
        .load(file.toString());
  }
}
