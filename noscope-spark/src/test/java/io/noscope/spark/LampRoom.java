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
import java.util.Random;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Two minutes of a room of 160x120 at ten frames a second: every ten seconds somebody stands to the
 * left for three, then to the right for three. A lamp in the corner never stays the same. The
 * answers of the built-in detector are made up and in a store, so that it need not be run.
 */
public final class LampRoom {
  public static final int FRAMES = 1200;

  /** The camera, by its folder. */
  public static final String CAMERA = "room";

  private static final int RATE = 10;
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;
  private static final Box LEFT = new Box(40, 50, 60, 110);
  private static final Box RIGHT = new Box(100, 50, 120, 110);
  private static final Box LAMP = new Box(4, 4, 28, 20);

  private final Path folder;

  /** Writes video, answers and {@code regions.json} into a folder. */
  public LampRoom(Path folder) throws IOException {
    this.folder = folder;
    Path file = Files.createDirectories(folder.resolve(CAMERA)).resolve("room.mp4");
    Random lamp = new Random(1);
    TreeMap<Long, List<Detection>> answers = new TreeMap<>();
    try (OutputStream out = Files.newOutputStream(file);
        FFmpegClipWriter writer = new FFmpegClipWriter(out, file.toString(), 0, RATE)) {
      for (int frame = 0; frame < FRAMES; frame++) {
        writer.add(picture(frame, 40 + lamp.nextInt(200)), (double) frame / RATE);
        answers.put((long) frame, found(frame));
      }
      writer.finish();
    }
    VideoFile version =
        new VideoFile("file:" + file, Files.size(file), Files.getLastModifiedTime(file).toMillis());
    Configuration hadoop = new Configuration();
    new DetectionStore(hadoop, store(), DetectorSpec.BUILT_IN.id(hadoop)).append(version, answers);
    Files.writeString(
        Path.of(regions()),
        """
        {"cameras": {"room": {
          "size": [160, 120],
          "regions": {"left of the line": [[0,0], [100,0], [60,120], [0,120]],
                      "right": [[110,0], [160,0], [160,120], [60,120]]},
          "ignoreMotion": [[[0,0], [32,0], [32,24], [0,24]]]}}}
        """);
  }

  /** Whether somebody stands to the left. */
  public static boolean left(long frame) {
    return frame % 100 >= 20 && frame % 100 < 50;
  }

  /** Whether somebody stands to the right. */
  public static boolean right(long frame) {
    return frame % 100 >= 50 && frame % 100 < 80;
  }

  private static List<Detection> found(long frame) {
    if (left(frame)) {
      return List.of(new Detection("person", 0.9f, LEFT));
    }
    return right(frame) ? List.of(new Detection("person", 0.8f, RIGHT)) : List.of();
  }

  private static Image picture(int frame, int lamp) {
    byte[] bgr = new byte[WIDTH * HEIGHT * 3];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int grey = 100 + x / 4 + y / 4;
        if ((left(frame) && holds(LEFT, x, y)) || (right(frame) && holds(RIGHT, x, y))) {
          grey = 20 + y / 4;
        } else if (holds(LAMP, x, y)) {
          grey = lamp;
        }
        int at = (y * WIDTH + x) * 3;
        bgr[at] = bgr[at + 1] = bgr[at + 2] = (byte) grey;
      }
    }
    return new Image(WIDTH, HEIGHT, bgr);
  }

  private static boolean holds(Box box, int x, int y) {
    return x >= box.xmin() && x < box.xmax() && y >= box.ymin() && y < box.ymax();
  }

  /** The file of its regions and its mask. */
  public String regions() {
    return folder.resolve("regions.json").toString();
  }

  /** Folder of the store that holds the answers. */
  public String store() {
    return folder.resolve("store").toString();
  }

  /** The video. */
  public String file() {
    return folder.resolve(CAMERA).resolve("room.mp4").toString();
  }

  /** The video's frames. */
  public Dataset<Row> read(SparkSession spark, Map<String, String> more) {
    return spark.read().format("video").option("store", store()).options(more).load(file());
  }
}
