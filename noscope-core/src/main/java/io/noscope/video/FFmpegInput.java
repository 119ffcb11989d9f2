package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FORCE;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EIO;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A file on any Hadoop file system as FFmpeg reads it, in place and with seeks. What goes wrong
 * inside FFmpeg's callbacks is kept and thrown by {@link #check}.
 */
final class FFmpegInput implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;
  private static final int SEEK_SET = 0;

  // JavaCPP gives out a fixed, small number of native entry points per callback class. So there is
  // one of each for the whole JVM, kept alive here, and the opaque pointer says which input is
  // meant.
  private static final Map<Long, FFmpegInput> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong IDS = new AtomicLong();
  private static final Read READ = new Read();
  private static final Seek SEEK = new Seek();

  private final String path;
  private final FSDataInputStream stream;
  private final long length;
  private final Handle handle;
  private final AVIOContext context;
  private final byte[] bytes = new byte[BUFFER];
  private IOException failure;
  private long position;
  private long bytesRead;
  private boolean hollow;
  private boolean closed;

  /**
   * Opens the file.
   *
   * @throws IOException when the file system does
   */
  FFmpegInput(FileSystem fs, VideoFile file) throws IOException {
    FFmpegErrors.quiet();
    path = file.path();
    length = file.length();
    stream = fs.open(new Path(path));
    handle = new Handle(IDS.incrementAndGet());
    OPEN.put(handle.address(), this);
    BytePointer buffer = new BytePointer(av_malloc(BUFFER));
    context = avio_alloc_context(buffer, BUFFER, 0, handle, READ, null, SEEK);
  }

  AVIOContext context() {
    return context;
  }

  /** Bytes read from the file system so far. */
  long bytesRead() {
    return bytesRead;
  }

  /** Fills the buffer from a position, whatever FFmpeg reads meanwhile. */
  void readFully(long at, byte[] buffer) throws IOException {
    stream.readFully(at, buffer);
  }

  /**
   * From now on reads give bytes of no meaning and touch no file: for walking through packets whose
   * times and places an index has told already.
   */
  void hollow() {
    hollow = true;
  }

  /** Throws what the file system threw while FFmpeg was reading, naming the file. */
  void check() throws IOException {
    if (failure != null) {
      throw new IOException(path + ": reading failed at byte " + position, failure);
    }
  }

  private int read(BytePointer target, int wanted) {
    if (hollow) {
      int count = (int) Math.min(wanted, length - position);
      position += count;
      return count <= 0 ? AVERROR_EOF : count;
    }
    try {
      int count = stream.read(bytes, 0, Math.min(wanted, bytes.length));
      if (count <= 0) {
        return AVERROR_EOF;
      }
      target.put(bytes, 0, count);
      position += count;
      bytesRead += count;
      return count;
    } catch (IOException | RuntimeException e) {
      return fail(e);
    }
  }

  private long seek(long offset, int whence) {
    int kind = whence & ~AVSEEK_FORCE;
    if (kind == AVSEEK_SIZE) {
      return length;
    }
    if (kind != SEEK_SET || offset < 0) {
      return -1; // FFmpeg works out relative positions by itself.
    }
    try {
      // Not every stream can stand behind its end; reading there yields the end all the same.
      position = Math.min(offset, length);
      if (!hollow) {
        stream.seek(position);
      }
      return offset;
    } catch (IOException | RuntimeException e) {
      return fail(e);
    }
  }

  private int fail(Exception e) {
    if (failure == null) {
      failure = e instanceof IOException io ? io : new IOException(e);
    }
    return AVERROR_EIO();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    OPEN.remove(handle.address());
    av_free(context.buffer()); // FFmpeg may have replaced the one it was given.
    avio_context_free(context);
    try {
      stream.close();
    } catch (IOException e) {
      // Nothing was written and all that was asked for has been read.
    }
  }

  /** A number that FFmpeg carries around as a pointer and never follows. */
  private static final class Handle extends Pointer {
    Handle(long id) {
      address = id;
    }
  }

  private static final class Read extends Read_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer buffer, int size) {
      return OPEN.get(opaque.address()).read(buffer, size);
    }
  }

  private static final class Seek extends Seek_Pointer_long_int {
    @Override
    public long call(Pointer opaque, long offset, int whence) {
      return OPEN.get(opaque.address()).seek(offset, whence);
    }
  }
}
