package io.noscope.spark.clips;

import io.noscope.label.Query;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Camera;
import io.noscope.video.ClipRange;
import io.noscope.video.ImageSize;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Clips of events: one for each, or where the files that it is in have pictures of several sizes,
 * one for each run of files with pictures of one size.
 */
public final class EventClips {
  private final Archive archive;
  private final NoScopeConf conf;
  private Optional<Map<String, Query>> drawn = Optional.empty();

  /**
   * @param archive that the events are of
   * @param conf how its frames are decoded, and which detector is asked with what store
   */
  public EventClips(Archive archive, NoScopeConf conf) {
    this.archive = archive;
    this.conf = conf;
  }

  /**
   * Has clips show where the reference detector sees what was asked for. It is asked about every
   * frame of the clips that the store has no answer for.
   *
   * @param queries by camera, each of which may have a region of its own
   */
  public EventClips boxes(Map<String, Query> queries) {
    drawn = Optional.of(queries);
    return this;
  }

  /**
   * Cuts the events out of their videos, at once, each from its first to its last frame; what
   * merging and padding have added is shown as well.
   *
   * @param events rows of {@code NoScope.events}
   * @param folder that the clips go to, on any Hadoop file system
   * @return what {@code NoScope.writeClips} does
   * @throws IOException when the reference detector cannot be read
   */
  public Dataset<Row> write(SparkSession spark, List<Row> events, String folder)
      throws IOException {
    ClipPictures pictures = ClipPictures.plain(conf.decode(), 0);
    if (drawn.isPresent()) {
      JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
      String reference = conf.reference().id(context.hadoopConfiguration());
      pictures = new ClipPictures(conf.decode(), 0, new ClipBoxes(drawn.get(), conf, reference));
    }
    return Clips.cut(spark, orders(events), folder, pictures);
  }

  /** Events that padding has made one and the same are one clip. */
  private List<ClipOrder> orders(List<Row> events) {
    Map<String, Camera> cameras = new HashMap<>();
    archive.cameras().forEach(camera -> cameras.put(camera.name(), camera));
    Set<ClipOrder> orders = new LinkedHashSet<>();
    for (Row event : events) {
      orders.addAll(orders(event, cameras.get(event.<String>getAs("camera"))));
    }
    return List.copyOf(orders);
  }

  private List<ClipOrder> orders(Row event, Camera camera) {
    List<ClipOrder> orders = new ArrayList<>();
    List<ClipPart> run = new ArrayList<>();
    for (ClipPart part : parts(event, camera)) {
      if (!run.isEmpty() && !size(part).equals(size(run.get(0)))) {
        orders.add(new ClipOrder(camera.name(), run));
        run.clear();
      }
      run.add(part);
    }
    if (!run.isEmpty()) {
      orders.add(new ClipOrder(camera.name(), run));
    }
    return orders;
  }

  private ImageSize size(ClipPart part) {
    return conf.decode().size(part.video());
  }

  /** An event is in the files from its first to its last, in the order that the camera has them. */
  private static List<ClipPart> parts(Row event, Camera camera) {
    String start = event.getAs("startPath");
    String end = event.getAs("endPath");
    List<ClipPart> parts = new ArrayList<>();
    boolean inside = false;
    for (VideoInfo video : camera.videos()) {
      String path = video.file().path();
      inside |= path.equals(start);
      if (inside) {
        long first = path.equals(start) ? event.<Long>getAs("startFrame") : 0;
        long last = path.equals(end) ? event.<Long>getAs("endFrame") : video.frames() - 1;
        parts.add(new ClipPart(path, new ClipRange(first, last, 0), video, null));
      }
      inside &= !path.equals(end);
    }
    return parts;
  }
}
