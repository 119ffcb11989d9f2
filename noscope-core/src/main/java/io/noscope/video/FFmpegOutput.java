package io.noscope.video;

import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EIO;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A stream that FFmpeg writes to from beginning to end, without seeks. What goes wrong inside its
 * callback is kept and thrown by {@link #check}.
 */
final class FFmpegOutput implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;
  private static final int WRITABLE = 1;

  // One callback for the whole JVM, for the reason given in FFmpegInput.
  private static final Map<Long, FFmpegOutput> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong IDS = new AtomicLong();
  private static final Write WRITE = new Write();

  private final String path;
  private final OutputStream stream;
  private final Handle handle;
  private final AVIOContext context;
  private final byte[] bytes = new byte[BUFFER];
  private IOException failure;
  private boolean closed;

  /**
   * Wraps a stream, which its owner closes.
   *
   * @param path what the stream writes to, for errors
   */
  FFmpegOutput(OutputStream stream, String path) {
    FFmpegErrors.quiet();
    this.path = path;
    this.stream = stream;
    handle = new Handle(IDS.incrementAndGet());
    OPEN.put(handle.address(), this);
    BytePointer buffer = new BytePointer(av_malloc(BUFFER));
    context = avio_alloc_context(buffer, BUFFER, WRITABLE, handle, null, WRITE, null);
    context.seekable(0);
  }

  AVIOContext context() {
    return context;
  }

  /** Throws what the stream threw while FFmpeg was writing, naming the file. */
  void check() throws IOException {
    if (failure != null) {
      throw new IOException(path + ": writing failed: " + failure.getMessage(), failure);
    }
  }

  private int write(BytePointer source, int size) {
    try {
      for (int done = 0; done < size; ) {
        int count = Math.min(size - done, bytes.length);
        source.position(done).get(bytes, 0, count);
        stream.write(bytes, 0, count);
        done += count;
      }
      return size;
    } catch (IOException | RuntimeException e) {
      if (failure == null) {
        failure = e instanceof IOException io ? io : new IOException(e);
      }
      return AVERROR_EIO();
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      OPEN.remove(handle.address());
      av_free(context.buffer()); // FFmpeg may have replaced the one it was given.
      avio_context_free(context);
    }
  }

  /** A number that FFmpeg carries around as a pointer and never follows. */
  private static final class Handle extends Pointer {
    Handle(long id) {
      address = id;
    }
  }

  private static final class Write extends Write_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer buffer, int size) {
      return OPEN.get(opaque.address()).write(buffer, size);
    }
  }
}
