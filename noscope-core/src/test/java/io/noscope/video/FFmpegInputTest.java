package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

class FFmpegInputTest {
  private static final String VIDEO = "videos/traps/h264-bframes.mp4";
  // More than the native entry points that JavaCPP gives to a callback class.
  private static final int MANY = 24;

  @Test
  void manyFilesAreOpenAtOnceInManyThreads() throws Exception {
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), Videos.file(VIDEO), Limits.DEFAULT);
    List<FFmpegFrameSource> sources = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      sources.add(open(Videos.fileSystem(), info));
    }
    ExecutorService threads = Executors.newFixedThreadPool(MANY);
    try {
      List<Future<Long>> sums = new ArrayList<>();
      for (FFmpegFrameSource source : sources) {
        sums.add(threads.submit(() -> checksum(source)));
      }
      long expected = checksum(open(Videos.fileSystem(), info));
      for (Future<Long> sum : sums) {
        assertThat(sum.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFailingFileSystemShowsThroughWithTheNameOfTheFile() throws IOException {
    VideoFile file = Videos.file(VIDEO);
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), file, Limits.DEFAULT);
    VideoFile unknown = new VideoFile(file.path(), file.length(), 0); // Of which nothing is cached.
    FileSystem failing = new FailingFileSystem(file.length() / 2);
    assertThatThrownBy(() -> FFmpegProbe.probe(new FailingFileSystem(0), unknown, Limits.DEFAULT))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(BadVideoException.class)
        .hasMessageContaining(file.path())
        .hasRootCauseMessage("the disk is gone");
    assertThatThrownBy(() -> checksum(open(failing, info)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.path())
        .hasRootCauseMessage("the disk is gone");
  }

  @Test
  void nothingStaysOpen() throws IOException {
    int before = OpenInputs.count();
    VideoInfo info = FFmpegProbe.probe(Videos.fileSystem(), Videos.file(VIDEO), Limits.DEFAULT);
    assertThat(OpenInputs.count()).isEqualTo(before);
    try (FFmpegFrameSource source = open(Videos.fileSystem(), info)) {
      assertThat(source.advance()).isTrue();
      assertThat(OpenInputs.count()).isEqualTo(before + 1);
    }
    for (String bad : List.of("audio-only", "not-a-video", "truncated-no-moov", "empty")) {
      VideoFile file = Videos.file("videos/traps/" + bad + ".mp4");
      assertThatThrownBy(() -> FFmpegProbe.probe(Videos.fileSystem(), file, Limits.DEFAULT))
          .isInstanceOf(BadVideoException.class);
    }
    // What the cache has of the file opens it; its pictures fail.
    assertThatThrownBy(() -> checksum(open(new FailingFileSystem(0), info)))
        .isInstanceOf(IOException.class);
    assertThat(OpenInputs.count()).isEqualTo(before);
  }

  @Test
  void aSegmentReadsLessThanTheFile() throws IOException {
    VideoInfo info =
        FFmpegProbe.probe(
            Videos.fileSystem(), Videos.file("videos/intel-one-by-one-person.mp4"), Limits.DEFAULT);
    Segment middle = info.segments(25).get(20);
    long start = System.nanoTime();
    try (FFmpegFrameSource source =
        FFmpegFrameSource.open(Videos.fileSystem(), info, middle, DecodeOptions.DEFAULT)) {
      while (source.advance()) {
        assertThat(source.number()).isBetween(middle.firstFrame(), middle.endFrame() - 1);
      }
      assertThat(source.bytesRead()).isBetween(1L, info.file().length() / 4);
      assertThat(source.readNanos()).isBetween(1L, System.nanoTime() - start);
    }
  }

  private static FFmpegFrameSource open(FileSystem fs, VideoInfo info) throws IOException {
    return FFmpegFrameSource.open(fs, info, Videos.whole(info), DecodeOptions.DEFAULT);
  }

  private static long checksum(FFmpegFrameSource source) throws IOException {
    CRC32 sum = new CRC32();
    try (source) {
      while (source.advance()) {
        sum.update(source.view(SmallView.SMALL));
      }
    }
    return sum.getValue();
  }

  /** The local file system on a disk that breaks behind an offset. */
  private static final class FailingFileSystem extends FilterFileSystem {
    private final long offset;

    FailingFileSystem(long offset) throws IOException {
      super(Videos.fileSystem());
      this.offset = offset;
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
      return new FSDataInputStream(new FailingStream(super.open(path, bufferSize), offset));
    }
  }

  private static final class FailingStream extends FSInputStream {
    private final FSDataInputStream in;
    private final long offset;

    FailingStream(FSDataInputStream in, long offset) {
      this.in = in;
      this.offset = offset;
    }

    @Override
    public void seek(long position) throws IOException {
      in.seek(position);
    }

    @Override
    public long getPos() throws IOException {
      return in.getPos();
    }

    @Override
    public boolean seekToNewSource(long target) {
      return false;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      if (getPos() >= offset) {
        throw new IOException("the disk is gone");
      }
      return in.read(bytes, from, (int) Math.min(count, offset - getPos()));
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
