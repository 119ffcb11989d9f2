package io.noscope.spark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.noscope.spark.Pedestrians;
import io.noscope.spark.files.Slice;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class ViewTimesTest {
  @Test
  void decodingAndScalingAreTimedWithinThePassThatDoesBoth() throws IOException {
    VideoInfo video = Pedestrians.probe();
    Slice slice = new Slice("square", video, video.segments(50).get(0));

    long start = System.nanoTime();
    ViewTimes times = ViewTimes.measure(slice, new Configuration());
    long took = System.nanoTime() - start;

    assertThat(times.decodeNanos()).isPositive();
    assertThat(times.viewNanos()).isPositive();
    assertThat(times.decodeNanos() + times.viewNanos()).isLessThan(took);
  }

  @Test
  void filesCountByWhatTheyTook() {
    ViewTimes both = new ViewTimes(1_000, 100).plus(new ViewTimes(3_000, 100));

    assertThat(both.share()).isEqualTo(0.05, within(1e-12));
  }
}
