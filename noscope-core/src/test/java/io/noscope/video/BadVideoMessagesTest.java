package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;

/** What is said of videos that no tool makes, without making them. */
class BadVideoMessagesTest {
  private static final VideoFile FILE = new VideoFile("a.mp4", 1, 0);

  @Test
  void noCodecIsNamed() {
    assertThatThrownBy(() -> FFmpegCodecs.find("a.mp4", avcodec.AV_CODEC_ID_NONE))
        .isInstanceOf(BadVideoException.class)
        .hasMessage("a.mp4: nothing tells its codec; convert the file to H.264 or copy it again");
    assertThatThrownBy(() -> FFmpegCodecs.find("a.mp4", avcodec.AV_CODEC_ID_ANSI))
        .isInstanceOf(BadVideoException.class)
        .hasMessage("a.mp4: its codec ansi is not one that is read; convert the file to H.264");
  }

  @Test
  void noFrameIsThere() {
    assertThatThrownBy(() -> ProbePart.join(FILE, List.of()))
        .isInstanceOf(BadVideoException.class)
        .hasMessage("a.mp4: its video stream holds no frame; record or copy it again");
  }

  @Test
  void thereAreTooManyStreams() {
    assertThatThrownBy(
            () -> {
              throw Limits.DEFAULT.tooMany("a.mp4");
            })
        .isInstanceOf(BadVideoException.class)
        .hasMessageContaining("it has more than %d streams".formatted(Limits.DEFAULT.maxStreams()))
        .hasMessageEndingWith("if the file can be trusted, raise spark.noscope.maxStreams");
  }
}
