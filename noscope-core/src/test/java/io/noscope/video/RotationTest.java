package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avutil.av_display_matrix_flip;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_set;

import io.noscope.label.Rectangle;
import io.noscope.label.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationTest {
  private static final ImageSize CODED = new ImageSize(64, 36);

  @Test
  void quarterTurnsSwapTheSides() {
    assertThat(Rotation.NONE.upright(CODED)).isEqualTo(CODED);
    assertThat(Rotation.HALF_TURN.upright(CODED)).isEqualTo(CODED);
    assertThat(Rotation.CLOCKWISE_90.upright(CODED)).isEqualTo(new ImageSize(36, 64));
    assertThat(Rotation.COUNTERCLOCKWISE_90.upright(CODED)).isEqualTo(new ImageSize(36, 64));
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, '1,2,11,7'", // x from the left, y from the top
    "CLOCKWISE_90, '29,1,34,11'", // the top left corner goes to the top right
    "HALF_TURN, '53,29,63,34'",
    "COUNTERCLOCKWISE_90, '2,53,7,63'", // the top left corner goes to the bottom left
  })
  void findsWhereAShownRegionIsCoded(Rotation rotation, String shown) {
    assertThat(rotation.coded(Region.parse(shown).bounds(), CODED))
        .isEqualTo(new Rectangle(1, 2, 11, 7));
  }

  @ParameterizedTest
  @CsvSource({
    "0, NONE",
    "-90, CLOCKWISE_90",
    "90, COUNTERCLOCKWISE_90",
    "180, HALF_TURN",
    "-180, HALF_TURN",
    "45, NONE",
    "-89.8, CLOCKWISE_90",
    "0.3, NONE",
    "-0.3, NONE",
    "85, NONE"
  })
  void readsTheDisplayMatrix(double counterclockwise, Rotation expected) {
    // Despite its documentation, the setter turns clockwise.
    int[] matrix = new int[9];
    av_display_rotation_set(matrix, -counterclockwise);
    assertThat(FFmpegRotation.of(matrix)).isEqualTo(expected);
    av_display_matrix_flip(matrix, 1, 0);
    assertThat(FFmpegRotation.of(matrix)).isEqualTo(Rotation.NONE);
  }

  @Test
  void aMatrixOfNothingTurnsNothing() {
    assertThat(FFmpegRotation.of(new int[9])).isEqualTo(Rotation.NONE);
  }
}
