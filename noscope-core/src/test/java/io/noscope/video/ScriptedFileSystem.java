package io.noscope.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.hadoop.fs.ByteBufferReadable;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/** The local file system, whose streams do as a test says and count what is asked of them. */
final class ScriptedFileSystem extends FilterFileSystem {
  /** What one read does. */
  interface Script {
    /** Reads from the real stream, or fails, or returns another count. */
    int read(FSDataInputStream in, byte[] bytes, int from, int count) throws IOException;
  }

  private final boolean direct;
  private final Script script;
  private int opened;
  private int seeks;
  private int copied;

  /** Streams that can, or cannot, read into native memory. */
  ScriptedFileSystem(boolean direct, Script script) throws IOException {
    super(Videos.fileSystem());
    this.direct = direct;
    this.script = script;
  }

  int opened() {
    return opened;
  }

  int seeks() {
    return seeks;
  }

  /** Reads into an array, which FFmpeg's memory is filled from. */
  int copied() {
    return copied;
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    opened++;
    return new FSDataInputStream(new Stream(super.open(path, bufferSize)));
  }

  private final class Stream extends FSInputStream
      implements ByteBufferReadable, StreamCapabilities {
    private final FSDataInputStream in;

    Stream(FSDataInputStream in) {
      this.in = in;
    }

    @Override
    public boolean hasCapability(String capability) {
      return direct && capability.equals(StreamCapabilities.READBYTEBUFFER);
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
      if (!direct) {
        throw new UnsupportedOperationException("this stream was not to be asked");
      }
      byte[] bytes = new byte[buffer.remaining()];
      int count = script.read(in, bytes, 0, bytes.length);
      buffer.put(Arrays.copyOf(bytes, Math.max(0, count)));
      return count;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      copied++;
      return script.read(in, bytes, from, count);
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public void seek(long position) throws IOException {
      seeks++;
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
    public void close() throws IOException {
      in.close();
    }
  }
}
