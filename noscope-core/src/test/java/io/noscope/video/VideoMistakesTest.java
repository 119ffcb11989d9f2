package io.noscope.video;

import static io.noscope.Mistakes.mistake;

import io.noscope.Mistakes;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What records of videos do not take. */
class VideoMistakesTest implements Mistakes {
  private static void view(int side) {
    try (FFmpegViews views = new FFmpegViews(Optional.empty(), Rotation.NONE)) {
      views.of(null, side);
    }
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "frames 5 to 4 with 0.000000 seconds around them are not a clip",
            () -> new ClipRange(5, 4, 0)),
        mistake("clips have an even width and height, not 33x32", () -> new ClipSize(33, 32)),
        mistake(
            "0 threads; 1 is the least",
            () -> new DecodeOptions(Set.of(), true, 0, Limits.DEFAULT)),
        mistake("a step of 0 frames; 1 is the least", () -> FrameChoice.ALL.every(0)),
        mistake(
            "11 bytes are not a 2x2 picture of 3 bytes a pixel",
            () -> new Image(2, 2, new byte[11])),
        mistake("a picture has 1 to 32768 pixels a side, not 0x9", () -> new ImageSize(0, 9)),
        mistake(
            "a picture of 32768x32768 pixels does not fit into 2146435071 bytes; ask for a smaller one",
            () -> new ImageSize(32_768, 32_768)),
        mistake(
            "pictures are resized to 1 to 16384 pixels a side, not to 20000x0",
            () -> Resize.parse("20000")),
        mistake(
            "a picture of 10x1000 at a width of 320 is 32000 pixels high, more than 16384; give width and height",
            () -> Resize.parse("320").of(new ImageSize(10, 1000))),
        mistake(
            "a picture has at least one row, not as many as in '10x0'", () -> Resize.parse("10x0")),
        mistake(
            "2 runs of 9 rows, each 3 apart, are no rows of a picture 20 high",
            () -> new RowRuns(20, 3, 9, 2)),
        mistake(
            "a segment has frames and ends after it starts: first frame 3, 0 frames, pts 9 to 9",
            () -> new Segment(3, 0, 0, 9, 9, 0)),
        mistake("views have a side of 32, 50, 64 or 100, not 51", () -> view(51)));
  }
}
