package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.video.Image;
import java.nio.FloatBuffer;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterBoxTest {
  private static final int CANVAS = 416;

  @ParameterizedTest
  @CsvSource({"768,432", "1920,1080", "416,416", "832,832", "100,37", "33,700", "1,1", "5000,2"})
  void scalesLikeOpenCv(int width, int height) {
    Image image = noise(width, height);
    LetterBox box = new LetterBox(new Canvas(CANVAS, CANVAS, Fit.CENTRED, 114, Colours.BGR_BYTES));
    Placement place = box.draw(image);
    byte[] expected = new byte[place.width() * place.height() * 3];
    try (BytePointer bgr = new BytePointer(image.bgr());
        Mat source = new Mat(height, width, opencv_core.CV_8UC3, bgr);
        Mat target = new Mat();
        Size size = new Size(place.width(), place.height())) {
      opencv_imgproc.resize(source, target, size, 0, 0, opencv_imgproc.INTER_LINEAR);
      target.data().get(expected);
    }
    long different = 0;
    float largest = 0;
    for (int i = 0; i < expected.length; i++) {
      int x = place.left() + i / 3 % place.width();
      int y = place.top() + i / 3 / place.width();
      float difference = Math.abs((expected[i] & 0xff) - at(box.planes(), i % 3, x, y));
      different += difference > 0 ? 1 : 0;
      largest = Math.max(largest, difference);
    }
    assertThat(largest).isLessThanOrEqualTo(1);
    assertThat(different).isLessThan(1 + expected.length / 100);
  }

  @Test
  void padsAroundThePictureAndCleansUpWhenTheSizeChanges() {
    LetterBox box = new LetterBox(new Canvas(8, 8, Fit.CENTRED, 114, Colours.BGR_BYTES));
    box.draw(noise(4, 8));
    Placement place = box.draw(new Image(8, 4, new byte[8 * 4 * 3]));
    assertThat(place).isEqualTo(new Placement(0, 2, 8, 4, 1, 1));
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 8; x++) {
        assertThat(at(box.planes(), 2, x, y, 8)).isEqualTo(y < 2 || y > 5 ? 114 : 0);
      }
    }
  }

  @Test
  void drawsTheSamePictureTheSameWay() {
    LetterBox box = new LetterBox(new Canvas(CANVAS, CANVAS, Fit.TOP_LEFT, 0, Colours.BGR_BYTES));
    Image image = noise(300, 200);
    box.draw(image);
    float[] first = new float[box.planes().capacity()];
    box.planes().get(0, first);
    box.draw(noise(300, 200, 2));
    box.draw(image);
    float[] again = new float[first.length];
    box.planes().get(0, again);
    assertThat(again).isEqualTo(first);
  }

  private static Image noise(int width, int height) {
    return noise(width, height, 1);
  }

  private static Image noise(int width, int height, long seed) {
    byte[] bgr = new byte[width * height * 3];
    new Random(seed).nextBytes(bgr);
    return new Image(width, height, bgr);
  }

  private static float at(FloatBuffer planes, int channel, int x, int y) {
    return at(planes, channel, x, y, CANVAS);
  }

  private static float at(FloatBuffer planes, int channel, int x, int y, int side) {
    return planes.get((channel * side + y) * side + x);
  }
}
