package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.TestData;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Random;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListedFileTest {
  private static final int LENGTH = 200_000;

  @TempDir Path folder;
  private final byte[] content = new byte[LENGTH];
  private Path path;
  private VideoFile listed;

  @BeforeEach
  void listAFile() throws IOException {
    new Random(1).nextBytes(content);
    path = Files.write(folder.resolve("video.mp4"), content);
    listed = Videos.of(path);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsWhatIsThere(boolean direct) throws IOException {
    ScriptedFileSystem fs = new ScriptedFileSystem(direct, FSDataInputStream::read);
    try (ListedFile file = new ListedFile(fs, listed)) {
      assertThat(readAll(file)).isEqualTo(content);
      assertThat(file.bytesRead()).isEqualTo(LENGTH);
    }
    assertThat(fs.seeks()).as("seeks while reading on").isZero();
    assertThat(fs.copied() > 0).as("reads through an array").isEqualTo(!direct);
  }

  @Test
  void waitingForTheFileSystemIsTimeOfReading() throws IOException {
    long slow = 5_000_000;
    ScriptedFileSystem fs =
        new ScriptedFileSystem(
            true,
            (in, bytes, from, count) -> {
              for (long start = System.nanoTime(); System.nanoTime() - start < slow; ) {
                Thread.onSpinWait();
              }
              return in.read(bytes, from, count);
            });
    try (ListedFile file = new ListedFile(fs, listed)) {
      assertThat(file.readNanos()).isZero();
      file.read(0, ByteBuffer.allocate(4));
      file.read(4, ByteBuffer.allocate(4));
      assertThat(file.readNanos()).isGreaterThanOrEqualTo(2 * slow);
    }
  }

  @Test
  void seeksOnlyToWhereItIsNot() throws IOException {
    ScriptedFileSystem fs = new ScriptedFileSystem(true, FSDataInputStream::read);
    try (ListedFile file = new ListedFile(fs, listed)) {
      ByteBuffer four = ByteBuffer.allocate(4);
      assertThat(file.read(100, four)).isEqualTo(4);
      assertThat(file.read(104, four.clear())).isEqualTo(4);
      assertThat(four.array()).containsExactly(Arrays.copyOfRange(content, 104, 108));
      assertThat(fs.seeks()).isEqualTo(1);
      assertThat(file.read(LENGTH, four.clear())).isEqualTo(-1);
    }
  }

  @Test
  void aFileThatGrowsIsReadToTheLengthThatWasListed() throws IOException {
    try (ListedFile file = new ListedFile(Videos.fileSystem(), listed)) {
      Files.write(path, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
      assertThat(readAll(file)).isEqualTo(content);
    }
  }

  @Test
  void aStreamThatHasNothingJustNowIsWaitedFor() throws IOException {
    int[] calls = new int[1];
    FileSystem fs =
        new ScriptedFileSystem(
            true,
            (in, bytes, from, count) ->
                calls[0]++ % 2 == 0 ? 0 : in.read(bytes, from, Math.min(count, 10_000)));
    try (ListedFile file = new ListedFile(fs, listed)) {
      assertThat(readAll(file)).isEqualTo(content);
    }
    assertThat(calls[0]).isLessThan(100);
  }

  @Test
  void aFileThatHasChangedIsNamed() throws IOException {
    Files.setLastModifiedTime(path, FileTime.fromMillis(listed.modified() + 2000));
    assertChanged(() -> open(listed));
    open(new VideoFile(listed.path(), LENGTH, 0)); // Of unknown time: nothing to compare.
    Files.write(path, new byte[LENGTH - 1]);
    assertChanged(() -> open(new VideoFile(listed.path(), LENGTH, 0)));
  }

  @Test
  void aFileThatIsGoneIsNamed() throws IOException {
    Files.delete(path);
    assertThatThrownBy(() -> open(listed))
        .isInstanceOf(BadVideoException.class)
        .hasMessageContaining("video.mp4: it is gone since it was listed")
        .hasCauseInstanceOf(FileNotFoundException.class);
  }

  @Test
  void aFileThatShrinksWhileItIsReadIsNamed() throws IOException {
    FileSystem fs =
        new ScriptedFileSystem(
            true,
            (in, bytes, from, count) ->
                in.getPos() >= LENGTH / 2
                    ? -1
                    : in.read(bytes, from, (int) Math.min(count, LENGTH / 2 - in.getPos())));
    try (ListedFile file = new ListedFile(fs, listed)) {
      assertChanged(() -> readAll(file));
    }
  }

  @Test
  void aVideoThatShrinksWhileItIsDecodedIsNamed() throws IOException {
    VideoFile video = copyOf("videos/traps/h264-offset.ts");
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), video, Limits.DEFAULT);
    FileSystem fs =
        new ScriptedFileSystem(
            false,
            (in, bytes, from, count) ->
                in.getPos() > 120_000 ? -1 : in.read(bytes, from, Math.min(count, 10_000)));
    assertChanged(() -> decode(fs, info));
  }

  @Test
  void anInterruptedThreadStopsDecoding() throws IOException {
    VideoFile video = copyOf("videos/traps/h264-offset.ts");
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), video, Limits.DEFAULT);
    FileSystem fs =
        new ScriptedFileSystem(
            false,
            (in, bytes, from, count) -> {
              if (in.getPos() > 120_000) {
                Thread.currentThread().interrupt();
              }
              return in.read(bytes, from, Math.min(count, 10_000));
            });
    assertThatThrownBy(() -> decode(fs, info))
        .isInstanceOf(InterruptedIOException.class)
        .hasMessageEndingWith("video.ts: the thread that reads it was interrupted");
    assertThat(Thread.interrupted()).as("the flag stays up, for others to see").isTrue();
  }

  @Test
  void oneOpeningAsksForOneStream() throws IOException {
    VideoFile video = copyOf("videos/traps/h264-offset.ts");
    ScriptedFileSystem fs = new ScriptedFileSystem(true, FSDataInputStream::read);
    FFmpegContainer.probe(fs, video, Limits.DEFAULT).close();
    assertThat(fs.opened()).isEqualTo(1);
  }

  private VideoFile copyOf(String name) throws IOException {
    return Videos.of(Files.copy(TestData.file(name), folder.resolve("video.ts")));
  }

  private static void decode(FileSystem fs, VideoInfo info) throws IOException {
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(fs, info, Videos.whole(info), DecodeOptions.DEFAULT)) {
      while (source.advance()) {
        assertThat(source.number()).isLessThan(info.frames());
      }
    }
  }

  private static void open(VideoFile file) throws IOException {
    new ListedFile(Videos.fileSystem(), file).close();
  }

  private static void assertChanged(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(BadVideoException.class)
        .hasMessageContaining("video.")
        .hasMessageContaining("it has changed since it was listed")
        .hasMessageContaining("list it again");
  }

  private static byte[] readAll(ListedFile file) throws IOException {
    ByteBuffer all = ByteBuffer.allocateDirect(LENGTH + 1);
    while (file.read(all.position(), all) > 0) {
      // Until the end.
    }
    byte[] bytes = new byte[all.position()];
    all.flip().get(bytes);
    return bytes;
  }
}
