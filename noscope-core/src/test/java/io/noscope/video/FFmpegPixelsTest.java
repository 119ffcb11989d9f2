package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.label.Rectangle;
import io.noscope.label.Region;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FFmpegPixelsTest {
  private static final String VIDEO = "videos/traps/h264-bframes.mp4";

  @ParameterizedTest
  @ValueSource(strings = {"0,0,160,160", "40,20,240,120", "101,31,291,161", "2,2,62,42"})
  void aViewIsTheAverageOfItsRegion(String text) throws IOException {
    Rectangle region = Region.parse(text).bounds();
    try (FFmpegFrameSource source = open(Set.of(region))) {
      assertThat(source.advance()).isTrue();
      try (HeldFrame held = source.hold()) {
        // Edges grow outwards to whole chroma pixels, two by two here.
        Rectangle grown =
            new Rectangle(region.left() & ~1, region.top() & ~1, region.right(), region.bottom());
        byte[] expected = AreaAverage.of(held.image(), grown, SmallView.LARGE);
        assertThat(difference(source.view(Optional.of(region), SmallView.LARGE), expected))
            .isLessThan(1.5);
        Rectangle elsewhere =
            new Rectangle(
                region.left() + 20, region.top() + 12, region.right() + 20, region.bottom() + 12);
        assertThat(
                difference(
                    source.view(Optional.of(region), SmallView.LARGE),
                    AreaAverage.of(held.image(), elsewhere, SmallView.LARGE)))
            .isGreaterThan(3);
      }
    }
  }

  @Test
  void withoutRegionAViewShowsTheWholeFrame() throws IOException {
    try (FFmpegFrameSource source = open(Set.of())) {
      assertThat(source.advance()).isTrue();
      try (HeldFrame held = source.hold()) {
        Image image = held.image();
        Rectangle all = new Rectangle(0, 0, image.width(), image.height());
        assertThat(
                difference(
                    source.view(SmallView.LARGE), AreaAverage.of(image, all, SmallView.LARGE)))
            .isLessThan(1.5);
      }
    }
  }

  @Test
  void smallerViewsAreMadeOfTheLargeOneOfTheirFrame() throws IOException {
    Set<Integer> hashes = new HashSet<>();
    try (FFmpegFrameSource source = open(Set.of())) {
      while (source.advance()) {
        // The first to be asked for is another one in each frame.
        for (int i = 0; i < SmallView.SIDES.size(); i++) {
          int side = SmallView.SIDES.get((int) ((i + source.number()) % SmallView.SIDES.size()));
          byte[] view = source.view(side);
          assertThat(view).isEqualTo(SmallView.sized(source.view(SmallView.LARGE), side));
          assertThat(source.view(side)).isSameAs(view);
          hashes.add(Arrays.hashCode(view));
        }
      }
    }
    assertThat(hashes).hasSizeGreaterThan(100);
  }

  @Test
  void viewsOfSeveralPartsOfAFrameDoNotDisturbEachOther() throws IOException {
    Optional<Rectangle> left = Optional.of(new Rectangle(0, 0, 120, 120));
    Optional<Rectangle> right = Optional.of(new Rectangle(160, 40, 300, 160));
    try (FFmpegFrameSource source = open(Set.of(left.get(), right.get()));
        FFmpegFrameSource alone = open(Set.of())) {
      for (int i = 0; i < 3; i++) {
        assertThat(source.advance()).isTrue();
        assertThat(alone.advance()).isTrue();
        byte[] first = source.view(left, SmallView.LARGE);
        byte[] second = source.view(right, SmallView.LARGE);
        assertThat(first).isNotEqualTo(second);
        assertThat(source.view(left, SmallView.LARGE)).isSameAs(first);
        assertThat(alone.view(left, SmallView.LARGE)).isEqualTo(first);
        assertThat(alone.view(right, SmallView.LARGE)).isEqualTo(second);
      }
      Optional<Rectangle> outside = Optional.of(new Rectangle(0, 0, 5000, 10));
      assertThatThrownBy(() -> source.view(outside, SmallView.LARGE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("outside");
    }
  }

  @Test
  void refusesARegionOutsideTheView() throws IOException {
    VideoFile file = Videos.file(VIDEO);
    assertThatThrownBy(() -> open(Set.of(new Rectangle(0, 0, 5000, 10))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("region 0,0,5000,10 lies outside the ")
        .hasMessageContaining(file.path());
  }

  @Test
  void heldFramesKeepTheirPixels() throws IOException {
    List<HeldFrame> held = new ArrayList<>();
    List<byte[]> then = new ArrayList<>();
    try (FFmpegFrameSource source = open(Set.of())) {
      while (source.advance()) {
        if (source.number() % 20 == 0) {
          held.add(source.hold());
          then.add(held.get(held.size() - 1).image().bgr());
        }
      }
    }
    assertThat(held).hasSize(10);
    assertThat(then.get(0)).isNotEqualTo(then.get(5));
    for (int i = 0; i < held.size(); i++) {
      HeldFrame frame = held.get(i);
      Image image = frame.image();
      assertThat(image.bgr()).isEqualTo(then.get(i));
      assertThat(frame.bytes()).isBetween(image.bgr().length / 2L, image.bgr().length * 2L);
      frame.close();
      frame.close();
      assertThatThrownBy(frame::image).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void closesTwiceAndHasNoFrameAfterwards() throws IOException {
    FFmpegFrameSource source = open(Set.of());
    assertThatThrownBy(source::number).isInstanceOf(IllegalStateException.class);
    assertThat(source.advance()).isTrue();
    source.close();
    source.close();
    assertThat(source.advance()).isFalse();
    assertThatThrownBy(() -> source.view(SmallView.SMALL))
        .isInstanceOf(IllegalStateException.class);
    assertThat(source.bytesRead()).isPositive();
  }

  private static double difference(byte[] a, byte[] b) {
    assertThat(a).hasSameSizeAs(b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
    }
    return sum / a.length;
  }

  private static FFmpegFrameSource open(Set<Rectangle> regions) throws IOException {
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), Videos.file(VIDEO), Limits.DEFAULT);
    return FFmpegFrameSource.open(
        Videos.fileSystem(), info, Videos.whole(info), DecodeOptions.DEFAULT.regions(regions));
  }
}
