package io.noscope.spark;

import io.noscope.detect.DetectorSpec;
import io.noscope.label.Box;
import io.noscope.label.Detection;
import io.noscope.store.DetectionStore;
import io.noscope.video.FFmpegClipWriter;
import io.noscope.video.Image;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Ten minutes of an empty wall that now and then a dark figure walks along, at ten frames a second;
 * by night the wall is dark, and the figure carries a lamp. What the built-in detector says of them
 * is made up and in a store, so that it need not be run.
 */
final class Hallway {
  private static final int FRAMES = 6_000;
  private static final int RATE = 10;
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  private static final int FIGURE = 12;
  private static final int SHORTEST = 30;
  private static final int LONGEST = 90;

  private final Path store;
  private final Path file;

  /** When the video was recorded. */
  enum Light {
    DAY,
    NIGHT
  }

  /** Writes a video by day and the answers about it into a folder. */
  Hallway(Path folder) throws IOException {
    this(folder, "day", Light.DAY);
  }

  /** Writes a video of this name and the answers about it into a folder. */
  Hallway(Path folder, String name, Light light) throws IOException {
    this.store = folder.resolve("store");
    this.file = folder.resolve(name + ".mp4");
    boolean[] present = visits();
    try (OutputStream out = Files.newOutputStream(file);
        FFmpegClipWriter writer = new FFmpegClipWriter(out, file.toString(), 0, RATE)) {
      for (int frame = 0; frame < FRAMES; frame++) {
        writer.add(picture(light, frame, present[frame]), (double) frame / RATE);
      }
      writer.finish();
    }
    answer(present);
  }

  /** Half of the time someone is there. */
  private static boolean[] visits() {
    SplittableRandom random = new SplittableRandom(11);
    boolean[] present = new boolean[FRAMES];
    boolean someone = false;
    int until = 0;
    for (int frame = 0; frame < FRAMES; frame++) {
      if (frame == until) {
        someone = !someone;
        until += random.nextInt(SHORTEST, LONGEST);
      }
      present[frame] = someone;
    }
    return present;
  }

  private static Image picture(Light light, int frame, boolean someone) {
    byte[] bgr = new byte[WIDTH * HEIGHT * 3];
    int left = 2 * frame % (WIDTH - FIGURE);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean figure = someone && x >= left && x < left + FIGURE && y > HEIGHT / 4;
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

  private void answer(boolean[] present) throws IOException {
    TreeMap<Long, List<Detection>> answers = new TreeMap<>();
    for (int frame = 0; frame < FRAMES; frame++) {
      answers.put(
          (long) frame,
          present[frame]
              ? List.of(new Detection("person", 0.9f, new Box(10, 16, 22, 64)))
              : List.of());
    }
    VideoFile version =
        new VideoFile("file:" + file, Files.size(file), Files.getLastModifiedTime(file).toMillis());
    Configuration hadoop = new Configuration();
    new DetectionStore(hadoop, store.toString(), DetectorSpec.BUILT_IN.id(hadoop))
        .append(version, answers);
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
