package io.noscope.spark;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.noscope.label.Query;
import io.noscope.spark.clips.ClipOptions;
import io.noscope.spark.clips.Clips;
import io.noscope.spark.conf.ContainsCall;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.BadFiles;
import io.noscope.spark.read.VideoTable;
import io.noscope.spark.sql.CountFunction;
import io.noscope.spark.sql.NoScopeFunctions;
import io.noscope.spark.sql.TableFunctions;
import io.noscope.spark.train.Cascades;
import io.noscope.store.StoredCascade;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Finds the frames of fixed-camera video that show an object.
 *
 * <pre>{@code
 * Dataset<Row> frames = spark.read().format("video").load("hdfs:///lobby/");
 * Dataset<Row> people = NoScope.filter(frames, "person");
 * }</pre>
 *
 * <p>Error rates, region, reference detector and store are options of the read or {@code
 * spark.noscope.*} of the session. The first query of a camera trains its cascade; later ones find
 * it in the store.
 */
public final class NoScope {
  private NoScope() {}

  /**
   * The rows whose frame shows the class. Over a video read the cascade runs where frames decode;
   * over a table of frames, as a stage of its own, if camera and number of the frame are columns;
   * over any other rows the reference detector is asked row by row.
   *
   * @param frames rows with a column {@code image} in Spark's image schema
   * @param label class name as the reference detector spells it
   */
  public static Dataset<Row> filter(Dataset<Row> frames, String label) {
    register(frames.sparkSession());
    return frames.where(call_function(ContainsCall.NAME, col("image"), lit(label)));
  }

  /** {@link #filter(Dataset, String)} with the region, number and rates of the query. */
  public static Dataset<Row> filter(Dataset<Row> frames, Query query) {
    register(frames.sparkSession());
    String settings = ContainsCall.format(options(query));
    return frames.where(
        call_function(ContainsCall.NAME, col("image"), lit(query.label()), lit(settings)));
  }

  /**
   * How many objects of the class the reference detector finds in each frame: {@code
   * noscope_count(image, label)}. A condition on it, such as {@code count(col("image"),
   * "car").geq(3)}, is answered as {@link #filter(Dataset, Query)} of {@code
   * Query.of("car").withAtLeast(3)} is. Of sessions that were started without the jar, {@link
   * #register} is to be called first.
   *
   * @param image a column in Spark's image schema
   * @param label class name as the reference detector spells it
   * @return a whole number, null where there is no image
   */
  public static Column count(Column image, String label) {
    return call_function(CountFunction.NAME, image, lit(label));
  }

  /** {@link #count(Column, String)} in the region and from the confidence of the query. */
  public static Column count(Column image, Query query) {
    String settings = ContainsCall.format(options(query));
    return call_function(CountFunction.NAME, image, lit(query.label()), lit(settings));
  }

  /**
   * A row for every frame, with {@code present}, the {@code stage} that decided, and the {@code
   * score} that it decided by: the reference detector's best, 0 where it found none, or the model's
   * probability; that of the frame whose label was taken; null where the frame looks like the empty
   * view.
   *
   * @param frames a video read as {@code spark.read().format("video").load(...)} gives it
   */
  public static Dataset<Row> labels(Dataset<Row> frames, Query query) {
    VideoTable table = table(frames);
    Map<String, String> options = new LinkedHashMap<>(table.conf().toMap());
    options.putAll(options(query));
    options.put("label", query.label());
    return frames
        .sparkSession()
        .read()
        .format("video")
        .options(options)
        .load(table.paths().toArray(String[]::new));
  }

  /**
   * Trains the cascades that the query needs, or finds them in the store.
   *
   * @param frames a video read as {@code spark.read().format("video").load(...)} gives it
   * @return for each camera its cascade and why it was chosen
   */
  public static Map<String, StoredCascade> train(Dataset<Row> frames, Query query) {
    VideoTable table = table(frames);
    NoScopeConf conf = table.conf().with(options(query));
    return Cascades.obtain(
        frames.sparkSession(),
        table.listing().videos(frames.sparkSession()),
        conf,
        conf.query(query.label()));
  }

  /** {@link #events(Dataset, EventOptions)} for maximal runs of positive frames, as they are. */
  public static Dataset<Row> events(Dataset<Row> labels) {
    return events(labels, EventOptions.DEFAULT);
  }

  /**
   * Events across segments and files: columns camera, startPath, startFrame, startSeconds, endPath,
   * endFrame, endSeconds, frames, files, peakScore; in the order of cameras and time. There are so
   * many frames and files from start to end, and peakScore is the highest score of those frames
   * that show the class; null where no score is known.
   *
   * <p>The files of a camera, in the order of their paths, form one timeline. How much time has
   * passed between two files is not known and counts as 0 seconds: the next file's first frame
   * comes at once after the last of the one before. Seconds in the rows are those of the files.
   *
   * @param labels what {@link #labels} gave, or rows with its columns camera, path, frame, seconds,
   *     present and, if there is one, score
   */
  public static Dataset<Row> events(Dataset<Row> labels, EventOptions options) {
    return Events.of(labels, options);
  }

  /**
   * Labels every frame and writes a report, at once: one HTML file that needs nothing else, with
   * the events and pictures of them, where frames and time went, the plan with its runners-up and
   * curves, the frames in doubt, bad files and settings. Scans that the session runs meanwhile are
   * counted in.
   *
   * @param frames a video read as {@code spark.read().format("video").load(...)} gives it; its
   *     options of events hold
   * @param file on any Hadoop file system, such as {@code hdfs:///lobby.html}; overwritten
   * @throws java.io.UncheckedIOException when it cannot be written
   */
  public static void report(Dataset<Row> frames, Query query, String file) {
    VideoTable table = table(frames);
    NoScopeConf conf = table.conf().with(options(query));
    ReportedQuery.run(
        labels(frames, query),
        table.listing().videos(frames.sparkSession()),
        conf,
        conf.query(query.label()),
        file);
  }

  /** {@link #writeClips(Dataset, String, ClipOptions)} with gaps of half a second bridged. */
  public static Dataset<Row> writeClips(Dataset<Row> rows, String folder) {
    return writeClips(rows, folder, ClipOptions.DEFAULT);
  }

  /**
   * Cuts the rows' frames out of their videos, at once: a clip for each run of frames, H.264 in
   * MP4, each frame shown when it is in the video. Running it again overwrites the clips of the
   * same frames. A video that cannot be read stops no other: its row has no clip but an error.
   *
   * @param rows with the columns {@code path} and {@code frame}, as a video read gives them; {@code
   *     image} is not needed. By {@code seconds}, where they have it, gaps are told even where a
   *     rate varies; by {@code camera} clips are named.
   * @param folder that the clips go to, on any Hadoop file system
   * @return columns clip, path, endPath (the same, as each clip is of one video), firstFrame,
   *     lastFrame, startSeconds, endSeconds, frames, error; in the order of paths and frames
   * @throws IllegalArgumentException when the rows lack a column
   */
  public static Dataset<Row> writeClips(Dataset<Row> rows, String folder, ClipOptions options) {
    return Clips.write(rows, folder, options);
  }

  /**
   * The table of bad files that reads with the option {@code badFilesPath} have written: a row for
   * each problem, with the columns path, frame, seconds, framesLost and reason. The first of the
   * frames that are lost and their number are null where no frame of a file could be read.
   *
   * @param path what {@code badFilesPath} was set to
   */
  public static Dataset<Row> badFiles(SparkSession spark, String path) {
    return spark.read().schema(BadFiles.TYPE).json(path).distinct();
  }

  /** Adds the SQL functions to a running session; sessions that start with the jar have them. */
  public static void register(SparkSession spark) {
    NoScopeFunctions.register(spark);
    TableFunctions.register(spark);
  }

  private static Map<String, String> options(Query query) {
    Map<String, String> options = new LinkedHashMap<>();
    query.region().ifPresent(region -> options.put("region", region.toString()));
    options.put("atLeast", String.valueOf(query.atLeast()));
    options.put("referenceConfidence", String.valueOf(query.referenceConfidence()));
    options.put("falsePositiveRate", String.valueOf(query.targets().falsePositiveRate()));
    options.put("falseNegativeRate", String.valueOf(query.targets().falseNegativeRate()));
    options.put("guarantee", query.targets().guarantee().name());
    options.put("windowFrames", String.valueOf(query.targets().windowFrames()));
    return options;
  }

  private static VideoTable table(Dataset<Row> frames) {
    var plan = ((org.apache.spark.sql.classic.Dataset<Row>) frames).queryExecution().analyzed();
    return CollectionConverters.asJava(plan.collectLeaves()).stream()
        .filter(leaf -> leaf instanceof DataSourceV2Relation)
        .map(leaf -> ((DataSourceV2Relation) leaf).table())
        .filter(table -> table instanceof VideoTable)
        .map(table -> (VideoTable) table)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "these rows do not come from spark.read().format(\"video\"), which training"
                        + " and labelling need"));
  }
}
