package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.noscope.TestData;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same pictures in one container after another, copied there by ffmpeg as it is installed. */
class ContainersTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "h264-bframes.mp4, copy.mkv, ''",
    "h264-opengop.mp4, copy.mkv, ''",
    "hevc-opengop.mp4, copy.mkv, ''",
    "h264-bframes.mp4, copy.ts, ''",
    "h264-opengop.mp4, copy.ts, ''",
    "hevc-opengop.mp4, copy.ts, ''",
    "h264-bframes.mp4, copy.mov, ''",
    "h264-bframes.mp4, fragments.mp4, -movflags frag_keyframe+empty_moov",
    "h264-opengop.mp4, fragments.mp4, -movflags frag_every_frame+empty_moov",
    "h264-bframes.mp4, late.mp4, -output_ts_offset 90000",
    "h264-bframes.mp4, late.mkv, -output_ts_offset 5000000",
    "h264-bframes.mp4, late.ts, -output_ts_offset 95000",
    "h264-bframes.mp4, raw.264, ''",
    "hevc-opengop.mp4, raw.265, ''",
    "h264-vfr.mp4, copy.mkv, ''",
    "vp9.webm, copy.mp4, ''",
    "mjpeg.avi, copy.mkv, ''",
  })
  void theContainerChangesNothing(String name, String copy, String options) throws Exception {
    Path original = TestData.file("videos/traps/" + name);
    VideoInfo before = FFmpegProbe.probe(Videos.fileSystem(), Videos.of(original), Limits.DEFAULT);
    VideoInfo after =
        FFmpegProbe.probe(
            Videos.fileSystem(), Videos.of(copy(original, copy, options)), Limits.DEFAULT);

    assertThat(after.frames()).isEqualTo(before.frames());
    List<Integer> pictures = pictures(before, Videos.whole(before));
    assertThat(pictures(after, Videos.whole(after))).isEqualTo(pictures);
    List<Integer> parts = new ArrayList<>();
    for (Segment segment : after.segments(1)) {
      parts.addAll(pictures(after, segment));
    }
    assertThat(parts).isEqualTo(pictures);
    boolean raw = copy.startsWith("raw");
    assertThat(after.segments(1).size()).isEqualTo(raw ? 1 : before.segments(1).size());
  }

  private Path copy(Path original, String name, String options) throws Exception {
    Path copy = folder.resolve(name);
    List<String> command = new ArrayList<>();
    command.addAll(List.of(ffmpeg(), "-v", "error", "-nostdin", "-i", original.toString()));
    command.addAll(List.of("-c", "copy", "-an"));
    Stream.of(options.split(" ")).filter(option -> !option.isEmpty()).forEach(command::add);
    command.add(copy.toString());
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).isZero();
    return copy;
  }

  private static List<Integer> pictures(VideoInfo video, Segment segment) throws IOException {
    List<Integer> pictures = new ArrayList<>();
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(Videos.fileSystem(), video, segment, DecodeOptions.DEFAULT)) {
      while (source.advance()) {
        try (HeldFrame held = source.hold()) {
          pictures.add(Arrays.hashCode(held.image().bgr()));
        }
      }
      assertThat(source.lost()).isEmpty();
    }
    return pictures;
  }

  private static String ffmpeg() {
    String path = System.getenv().getOrDefault("PATH", "");
    Optional<Path> tool =
        Stream.of(path.split(File.pathSeparator))
            .map(part -> Path.of(part, "ffmpeg"))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(tool.isPresent(), "skipped: needs ffmpeg, which is not on the PATH");
    return tool.get().toString();
  }
}
