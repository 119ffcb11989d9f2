package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.label.Rectangle;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pictures that did not come out of a decoder of ours look the same to a cascade. */
class ImagesInMemoryTest {
  private static final Optional<Rectangle> PART = Optional.of(new Rectangle(40, 20, 240, 120));

  @Test
  void viewsAreThoseOfTheFrameThatThePictureWasMadeOf() throws IOException {
    VideoInfo info =
        FFmpegProbe.probe(
            Videos.fileSystem(), Videos.file("videos/traps/h264-bframes.mp4"), Limits.DEFAULT);
    try (FFmpegImageViews views = new FFmpegImageViews();
        FFmpegFrameSource source =
            FFmpegFrameSource.open(
                Videos.fileSystem(), info, Videos.whole(info), DecodeOptions.DEFAULT)) {
      for (int i = 0; i < 5; i++) {
        assertThat(source.advance()).isTrue();
        try (HeldFrame held = source.hold()) {
          views.show(held.image());
          for (Optional<Rectangle> part : Arrays.asList(PART, Optional.<Rectangle>empty())) {
            for (int side : new int[] {SmallView.SMALL, SmallView.LARGE}) {
              assertThat(difference(views.of(part, side), source.view(part, side))).isLessThan(1.5);
            }
          }
        }
      }
    }
  }

  @Test
  void picturesMayDifferInSize() {
    try (FFmpegImageViews views = new FFmpegImageViews()) {
      for (int side : new int[] {300, 120, 431, 50}) {
        Image image = picture(side, side / 2 + 1);
        views.show(image);
        Rectangle all = new Rectangle(0, 0, image.width(), image.height());
        assertThat(
                difference(
                    views.of(Optional.empty(), SmallView.LARGE),
                    AreaAverage.of(image, all, SmallView.LARGE)))
            .isLessThan(3);
      }
    }
  }

  @Test
  void saysWhatCannotBeViewed() {
    try (FFmpegImageViews views = new FFmpegImageViews()) {
      assertThatThrownBy(() -> views.of(PART, SmallView.LARGE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("show()");
      views.show(picture(100, 80));
      assertThatThrownBy(() -> views.of(PART, SmallView.LARGE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("40,20,240,120")
          .hasMessageContaining("100x80");
    }
  }

  @Test
  void areHeldAsTheyAreAndScaledOnDemand() {
    Image image = picture(120, 80);
    HeldImage held = new HeldImage(image);
    assertThat(held.image()).isSameAs(image);
    assertThat(held.bytes()).isEqualTo(120 * 80 * 3);
    ImageSize half = new ImageSize(60, 40);
    try (PixelBuffer target = new PixelBuffer(half)) {
      held.write(target);
      assertThat(target.image().bgr()).isEqualTo(held.image(half).bgr());
      assertThat(target.image().bgr()[0]).isBetween((byte) 0, (byte) 3);
    }
  }

  /** Blue grows to the right, green to the bottom, and red is the same everywhere. */
  private static Image picture(int width, int height) {
    byte[] bgr = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = (y * width + x) * 3;
        bgr[at] = (byte) (255 * x / width);
        bgr[at + 1] = (byte) (255 * y / height);
        bgr[at + 2] = 90;
      }
    }
    return new Image(width, height, bgr);
  }

  private static double difference(byte[] a, byte[] b) {
    assertThat(a).hasSameSizeAs(b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
    }
    return sum / a.length;
  }
}
