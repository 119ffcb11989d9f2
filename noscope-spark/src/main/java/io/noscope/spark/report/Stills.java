package io.noscope.spark.report;

import io.noscope.cascade.KnownDetections;
import io.noscope.label.Query;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Camera;
import io.noscope.spark.files.HadoopBroadcast;
import io.noscope.spark.files.Jobs;
import io.noscope.spark.files.Slice;
import io.noscope.spark.pictures.Outline;
import io.noscope.spark.train.Cascades;
import io.noscope.store.DetectionStore;
import io.noscope.video.FFmpegFrameSource;
import io.noscope.video.FrameChoice;
import io.noscope.video.HeldFrame;
import io.noscope.video.Segment;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/** Cuts single frames out of videos, each where its video can be read from. */
final class Stills {
  private static final Logger LOG = LoggerFactory.getLogger(Stills.class);

  private Stills() {}

  /** Frames of one video. */
  private record Order(String camera, VideoInfo video, TreeSet<Long> frames)
      implements Serializable {}

  /** What is drawn upon pictures: the query's region, and what its reference detector has found. */
  private record Drawing(Map<String, Query> queries, NoScopeConf conf, String referenceId)
      implements Serializable {}

  /** Pictures as data URIs; without those of frames that cannot be decoded. */
  static Map<Still, String> cut(
      JavaSparkContext spark, Archive archive, QueryRun run, Collection<Still> wanted) {
    List<Order> orders = orders(archive, wanted);
    if (orders.isEmpty()) {
      return Map.of();
    }
    var hadoop = HadoopBroadcast.of(spark);
    Drawing drawing =
        new Drawing(
            Cascades.queries(run.cascades()),
            run.conf(),
            run.cascades().values().iterator().next().cascade().referenceId());
    List<Tuple2<Still, String>> pictures =
        Jobs.described(
            spark,
            "cutting %d stills for the report".formatted(wanted.size()),
            () ->
                spark
                    .parallelize(orders, orders.size())
                    .flatMap(order -> cut(order, drawing, hadoop.value().value()).iterator())
                    .collect());
    Map<Still, String> found = new HashMap<>();
    pictures.forEach(picture -> found.put(picture._1(), picture._2()));
    return found;
  }

  private static List<Order> orders(Archive archive, Collection<Still> wanted) {
    Map<String, TreeSet<Long>> frames = new TreeMap<>();
    wanted.forEach(
        still -> frames.computeIfAbsent(still.path(), p -> new TreeSet<>()).add(still.frame()));
    List<Order> orders = new ArrayList<>();
    for (Camera camera : archive.cameras()) {
      for (VideoInfo video : camera.videos()) {
        TreeSet<Long> here = frames.get(video.file().path());
        if (here != null) {
          orders.add(new Order(camera.name(), video, here));
        }
      }
    }
    return orders;
  }

  private static List<Tuple2<Still, String>> cut(Order order, Drawing drawing, Configuration hadoop)
      throws IOException {
    KnownDetections known =
        new DetectionStore(hadoop, drawing.conf().store(), drawing.referenceId())
            .known(order.video().file());
    Query query = drawing.queries().get(order.camera());
    List<Tuple2<Still, String>> pictures = new ArrayList<>();
    for (Segment group : order.video().segments(1)) {
      for (long frame : order.frames().subSet(group.firstFrame(), group.endFrame())) {
        Still still = new Still(order.video().file().path(), frame);
        Slice slice = new Slice(order.camera(), order.video(), group);
        FrameChoice one = FrameChoice.ALL.frames(frame, frame + 1);
        try (FFmpegFrameSource source = slice.open(one, drawing.conf().decode(), hadoop)) {
          if (source.advance() && source.number() == frame) {
            try (HeldFrame held = source.hold()) {
              pictures.add(new Tuple2<>(still, Thumbnail.of(held, outlines(query, known, frame))));
            }
          }
        } catch (IOException e) {
          LOG.warn("no picture of frame {} of {}: {}", frame, still.path(), e.getMessage());
        }
      }
    }
    return pictures;
  }

  private static List<Outline> outlines(Query query, KnownDetections known, long frame) {
    List<Outline> outlines = new ArrayList<>(Outline.asked(query));
    outlines.addAll(Outline.found(query, known.of(frame).orElse(List.of())));
    return outlines;
  }
}
