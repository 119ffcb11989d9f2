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
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.FileSystem;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A file on any Hadoop file system as FFmpeg reads it, in place and with seeks: through the cache
 * of headers at first, then straight from the file. What goes wrong inside FFmpeg's callbacks is
 * kept and thrown by {@link #check}.
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

  private final VideoFile file;
  private final ListedFile bytes;
  private final HeaderReader header;
  private final Handle handle;
  private final AVIOContext context;
  private Throwable failure;
  private long position;
  private boolean opening = true;
  private boolean hollow;
  private boolean closed;

  /**
   * Opens the file.
   *
   * @throws BadVideoException when it is not the one that was listed
   * @throws IOException when the file system fails
   */
  FFmpegInput(FileSystem fs, VideoFile file) throws IOException {
    FFmpegErrors.quiet();
    this.file = file;
    bytes = new ListedFile(fs, file);
    header = new HeaderReader(bytes, HeaderCache.SHARED);
    handle = new Handle(IDS.incrementAndGet());
    OPEN.put(handle.address(), this);
    BytePointer buffer = new BytePointer(av_malloc(BUFFER));
    context = avio_alloc_context(buffer, BUFFER, 0, handle, READ, null, SEEK);
  }

  /** How many are open in this JVM; what nobody uses any more must not be among them. */
  static int open() {
    return OPEN.size();
  }

  AVIOContext context() {
    return context;
  }

  /** The same file for a look of one's own, while it is being opened. */
  HeaderReader header() {
    return header;
  }

  /**
   * From now on reads give bytes of no meaning and touch no file: for walking through packets whose
   * times and places an index has told already.
   */
  void hollow() {
    hollow = true;
  }

  /** Ends the use of the cache: the file is open, and what is read now is read once. */
  void opened() {
    opening = false;
  }

  /** Bytes read from the file system so far. */
  long bytesRead() {
    return bytes.bytesRead();
  }

  /** Time that reading from the file system took so far, in nanoseconds. */
  long readNanos() {
    return bytes.readNanos();
  }

  /**
   * Throws what went wrong while FFmpeg was reading, naming the file.
   *
   * @throws BadVideoException when the file has changed or is gone
   * @throws InterruptedIOException when the thread was interrupted
   * @throws IOException when the file system failed
   */
  void check() throws IOException {
    if (failure instanceof IOException named) {
      throw named;
    }
    if (failure != null) {
      throw new IOException(file.path() + ": reading failed at byte " + position, failure);
    }
  }

  // Nothing may be thrown through the native frames: not even an error.
  private int read(BytePointer target, int wanted) {
    if (failure != null) {
      return AVERROR_EIO();
    }
    if (hollow) {
      int count = (int) Math.min(wanted, file.length() - position);
      position += count;
      return count <= 0 ? AVERROR_EOF : count;
    }
    try {
      ByteBuffer buffer = target.capacity(wanted).asByteBuffer();
      int count = opening ? header.read(position, buffer) : bytes.read(position, buffer);
      if (count < 0) {
        return AVERROR_EOF;
      }
      position += count;
      return count;
    } catch (Throwable e) {
      failure = e;
      return AVERROR_EIO();
    }
  }

  private long seek(long offset, int whence) {
    int kind = whence & ~AVSEEK_FORCE;
    if (kind == AVSEEK_SIZE) {
      return file.length();
    }
    if (kind != SEEK_SET || offset < 0 || failure != null) {
      return -1; // FFmpeg works out relative positions by itself.
    }
    position = offset;
    return offset;
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
    bytes.close();
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
