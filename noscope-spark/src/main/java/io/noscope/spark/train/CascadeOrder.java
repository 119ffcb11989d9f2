package io.noscope.spark.train;

import io.noscope.detect.MotionMask;
import io.noscope.label.Query;
import io.noscope.label.Rectangle;
import io.noscope.label.WindowRule;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Camera;
import io.noscope.store.CascadeKey;
import io.noscope.video.VideoInfo;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * What a cascade is to be found for.
 *
 * @param spark where the jobs run
 * @param camera whose frames
 * @param conf settings of the read
 * @param key what is asked, and of which reference detector
 */
record CascadeOrder(JavaSparkContext spark, Camera camera, NoScopeConf conf, CascadeKey key) {
  /** A sampled segment is about this long. */
  private static final double SAMPLE_SECONDS = 5;

  /** Where motion does not count, if anywhere. */
  Optional<MotionMask> mask() {
    VideoInfo video = camera.videos().get(0);
    Rectangle whole = new Rectangle(0, 0, video.width(), video.height());
    return MotionMask.of(key.ignoreMotion(), query().view().orElse(whole));
  }

  Query query() {
    return key.query();
  }

  String referenceId() {
    return key.referenceId();
  }

  WindowRule windows() {
    return camera.windows(query().targets());
  }

  /** Least frames of a sampled segment. */
  int sampleFrames() {
    double rate = camera.videos().get(0).framesPerSecond();
    return Math.max(1, (int) Math.round(SAMPLE_SECONDS * rate));
  }
}
