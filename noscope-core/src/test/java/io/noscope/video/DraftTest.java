package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.label.Rectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is saved on a draft depends on the codec, and on how many pixels there are to spare. */
class DraftTest {
  private static VideoFormat format(String codec, int width, int height) {
    return new VideoFormat(codec, width, height, Rotation.NONE);
  }

  @ParameterizedTest
  @CsvSource({"h264", "hevc"})
  void codecsWithALoopFilterLeaveItOut(String codec) {
    assertThat(Draft.of(format(codec, 320, 240))).isEqualTo(new Draft(true, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "320, 240, 0",
    "768, 558, 0",
    "768, 560, 1",
    "560, 768, 1",
    "1920, 1080, 1",
    "1920, 1120, 2",
    "3840, 2160, 2",
    "7680, 4320, 3",
    "20000, 20000, 3"
  })
  void ofLargePicturesRowsEnoughAreLeftForTheViews(int width, int height, int halvings) {
    for (String codec : new String[] {"mjpeg", "mpeg2video", "mpeg4", "h263"}) {
      assertThat(Draft.of(format(codec, width, height))).isEqualTo(new Draft(false, halvings));
      assertThat(format(codec, width, height).hasDrafts()).isEqualTo(halvings > 0);
    }
  }

  @ParameterizedTest
  @CsvSource({"vp8", "vp9", "av1", "png", "rawvideo"})
  void otherCodecsHaveNone(String codec) {
    assertThat(Draft.of(format(codec, 3840, 2160))).isEqualTo(Draft.NONE);
    assertThat(format(codec, 3840, 2160).hasDrafts()).isFalse();
  }

  @Test
  void aRegionLiesWhereItLies() {
    Rectangle region = new Rectangle(101, 50, 640, 481);

    assertThat(new Draft(true, 0).of(region)).isEqualTo(region);
    assertThat(new Draft(false, 1).of(region)).isEqualTo(new Rectangle(50, 25, 320, 241));
    assertThat(new Draft(false, 2).of(region)).isEqualTo(new Rectangle(25, 12, 160, 121));
  }
}
