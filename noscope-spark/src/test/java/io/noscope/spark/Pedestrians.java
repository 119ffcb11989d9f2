package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.Cascade;
import io.noscope.detect.DetectorSpec;
import io.noscope.detect.ReferenceDetector;
import io.noscope.label.Query;
import io.noscope.label.Region;
import io.noscope.label.Targets;
import io.noscope.spark.clips.ClipOptions;
import io.noscope.store.CascadeKey;
import io.noscope.store.CascadeStore;
import io.noscope.store.StoredCascade;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FFmpegFrameSource;
import io.noscope.video.FFmpegProbe;
import io.noscope.video.FrameSource;
import io.noscope.video.HeldFrame;
import io.noscope.video.Image;
import io.noscope.video.Limits;
import io.noscope.video.Segment;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The video that comes with the examples: 795 frames of 768x576 at 10 frames a second, a keyframe
 * at least every 50. In one region of the view people come and go.
 */
public final class Pedestrians {
  public static final int FRAMES = 795;
  public static final String REGION = "384,240,512,432";

  /** Lax rates: whatever plan the optimizer comes to, it comes to it quickly. */
  public static final Query QUERY =
      new Query(
          "person",
          Optional.of(Region.parse(REGION)),
          Query.DEFAULT_CONFIDENCE,
          new Targets(0.2, 0.2));

  private static final int SEGMENT_FRAMES = 100;
  private static final int SKIP = 5;
  private static final long UNKNOWN_FROM = 550;
  private static final long UNKNOWN_TO = 650;

  private static SortedMap<Long, Boolean> truth = new TreeMap<>();

  private Pedestrians() {}

  /** Where the video lies in the working tree. */
  public static Path file() {
    return Path.of(
            System.getProperty("basedir", "."),
            "../noscope-examples/src/main/resources/pedestrians.mp4")
        .toAbsolutePath()
        .normalize();
  }

  /** The path as Hadoop spells it, and with it the column {@code path}. */
  public static String path() {
    return "file:" + file();
  }

  /** Shows every frame of the video as it is where all is decoded. */
  public static void forEachFrame(Consumer<FrameSource> seen) throws IOException {
    VideoInfo video = probe();
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(
            fileSystem(), video, video.segments(Integer.MAX_VALUE).get(0), DecodeOptions.DEFAULT)) {
      while (source.advance()) {
        seen.accept(source);
      }
    }
  }

  /** So many of its frames, as a clip in the folder. */
  public static Path cut(SparkSession spark, long first, int frames, Path folder)
      throws IOException {
    Row clip =
        NoScope.writeClips(
                read(spark)
                    .where("frame between %d and %d".formatted(first, first + frames - 1))
                    .select("path", "frame"),
                folder.toString(),
                ClipOptions.DEFAULT)
            .head();
    return Path.of(URI.create(clip.getAs("clip")).getPath());
  }

  /** The query's settings as options of a read; segments small enough for many partitions. */
  public static Map<String, String> options() {
    return Map.of(
        "region",
        REGION,
        "falsePositiveRate",
        "0.2",
        "falseNegativeRate",
        "0.2",
        "segmentFrames",
        String.valueOf(SEGMENT_FRAMES));
  }

  /** The video's frames, read with the query's settings. */
  public static Dataset<Row> read(SparkSession spark) {
    return read(spark, Map.of());
  }

  /** The same with further options. */
  public static Dataset<Row> read(SparkSession spark, Map<String, String> more) {
    return spark.read().format("video").options(options()).options(more).load(file().toString());
  }

  /** By frame, what the reference detector says of the query: found once, by {@code plan}. */
  public static synchronized SortedMap<Long, Boolean> truth(SparkSession spark) {
    if (truth.isEmpty()) {
      truth =
          PedestrianAnswers.once(
              sessionStore(),
              () ->
                  labels(
                      NoScope.labels(
                          read(spark, Map.of("plan", "reference", "store", sessionStore())),
                          QUERY)));
    }
    return truth;
  }

  /**
   * Has a store know what the detector says of all frames but some in the middle, where people come
   * and go: those are the only ones that it is asked about.
   */
  static void remember(SparkSession spark, String store) throws IOException {
    assertThat(truth(spark).subMap(UNKNOWN_FROM, UNKNOWN_TO)).containsValues(true, false);
    PedestrianAnswers.copy(sessionStore(), store, Pedestrians::isKnown);
  }

  private static String sessionStore() {
    return LocalSpark.home().resolve("store").toString();
  }

  /** Whether {@link #remember} has a store know of a frame. */
  static boolean isKnown(long frame) {
    return frame < UNKNOWN_FROM || frame >= UNKNOWN_TO;
  }

  /**
   * Puts a plan for the query into a store: the reference detector on every fifth frame. Whoever
   * asks the query with this store runs the plan and trains nothing.
   *
   * @param store folder of the store
   * @param camera name of the camera that the plan is for
   */
  public static void storePlan(SparkSession spark, String store, String camera) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try {
      String reference = DetectorSpec.BUILT_IN.id(hadoop);
      Cascade plan = new Cascade(QUERY, reference, SKIP, Optional.empty(), Optional.empty());
      store(hadoop, store, camera, plan);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a plan for the query, made by hand, into a store. */
  static void store(Configuration hadoop, String store, String camera, Cascade plan)
      throws IOException {
    new CascadeStore(hadoop, store)
        .save(
            new CascadeKey(camera, QUERY, plan.referenceId()),
            new StoredCascade(plan, "made by hand", Map.of(), Optional.empty()));
  }

  /** By frame, the answer of {@link #storePlan}'s plan, which is in the session's store after. */
  public static synchronized SortedMap<Long, Boolean> planned(SparkSession spark) {
    storePlan(spark, spark.conf().get("spark.noscope.store"), "resources");
    SortedMap<Long, Boolean> planned = new TreeMap<>();
    try {
      for (Segment segment : probe().segments(SEGMENT_FRAMES)) {
        for (long i = 0; i < segment.frames(); i++) {
          long examined = segment.firstFrame() + i / SKIP * SKIP;
          planned.put(segment.firstFrame() + i, truth(spark).get(examined));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return planned;
  }

  /** The frames labelled present, in order. */
  public static List<Long> positives(SortedMap<Long, Boolean> labels) {
    return labels.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  /** Frame and label of rows with both. */
  public static SortedMap<Long, Boolean> labels(Dataset<Row> rows) {
    SortedMap<Long, Boolean> labels = new TreeMap<>();
    for (Row row : rows.select("frame", "present").collectAsList()) {
      if (labels.put(row.getLong(0), row.getBoolean(1)) != null) {
        throw new AssertionError("frame " + row.getLong(0) + " came twice");
      }
    }
    return labels;
  }

  /** The column {@code frame} in ascending order, repetitions and all. */
  public static List<Long> frames(Dataset<Row> rows) {
    return rows.select("frame").collectAsList().stream().map(r -> r.getLong(0)).sorted().toList();
  }

  /** What the file's packets say. */
  public static VideoInfo probe() throws IOException {
    VideoFile version =
        new VideoFile(path(), Files.size(file()), Files.getLastModifiedTime(file()).toMillis());
    return FFmpegProbe.probe(fileSystem(), version, Limits.DEFAULT);
  }

  public static FileSystem fileSystem() throws IOException {
    return FileSystem.getLocal(new Configuration());
  }

  /** Pictures by frame number, every so many frames, decoded without Spark. */
  public static SortedMap<Long, Image> images(int every) throws IOException {
    VideoInfo video = probe();
    SortedMap<Long, Image> images = new TreeMap<>();
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(
            fileSystem(), video, video.segments(Integer.MAX_VALUE).get(0), DecodeOptions.DEFAULT)) {
      while (source.advance()) {
        if (source.number() % every == 0) {
          try (HeldFrame frame = source.hold()) {
            images.put(source.number(), frame.image());
          }
        }
      }
    }
    return images;
  }

  /** What the built-in detector answers about pictures, asked without Spark. */
  public static SortedMap<Long, Boolean> ask(SortedMap<Long, Image> images) throws IOException {
    SortedMap<Long, Boolean> answers = new TreeMap<>();
    try (ReferenceDetector detector = DetectorSpec.BUILT_IN.open(new Configuration())) {
      images.forEach(
          (frame, image) ->
              answers.put(frame, QUERY.isPresentIn(detector.detect(List.of(image)).get(0))));
    }
    return answers;
  }
}
