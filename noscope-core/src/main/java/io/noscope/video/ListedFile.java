package io.noscope.video;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/** The bytes of one version of a file: what was listed is read, or an error says that it is not. */
final class ListedFile implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final VideoFile file;
  private final FSDataInputStream stream;
  private final boolean direct;
  private byte[] chunk;
  private long bytesRead;
  private long readNanos;

  /**
   * Opens the file.
   *
   * @throws BadVideoException when it is gone, or of another length or time than listed
   * @throws IOException when the file system fails
   */
  ListedFile(FileSystem fs, VideoFile file) throws IOException {
    this.file = file;
    Path path = new Path(file.path());
    try {
      requireUnchanged(fs.getFileStatus(path));
      stream = fs.open(path);
    } catch (FileNotFoundException e) {
      throw gone(e);
    }
    direct = stream.hasCapability(StreamCapabilities.READBYTEBUFFER);
  }

  private void requireUnchanged(FileStatus now) throws BadVideoException {
    boolean rewritten = file.modified() > 0 && now.getModificationTime() != file.modified();
    if (rewritten || now.getLen() != file.length()) {
      throw changed(
          "%d bytes of %d then, %d bytes of %d now"
              .formatted(file.length(), file.modified(), now.getLen(), now.getModificationTime()));
    }
  }

  VideoFile file() {
    return file;
  }

  /** Bytes read from the file system so far. */
  long bytesRead() {
    return bytesRead;
  }

  /** Time that reading took so far, waiting for the file system included, in nanoseconds. */
  long readNanos() {
    return readNanos;
  }

  /**
   * Reads at a position, up to the length that was listed.
   *
   * @param target receives the bytes; how many is up to the file system
   * @return bytes read, at least 1, or -1 at the end
   * @throws BadVideoException when the file has become shorter or is gone
   * @throws InterruptedIOException when the thread is interrupted, which it stays
   * @throws IOException when the file system fails
   */
  int read(long position, ByteBuffer target) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(null);
    }
    if (position >= file.length()) {
      return -1;
    }
    long start = System.nanoTime();
    try {
      int count = readSome(position, target);
      if (count < 0) {
        throw changed("it ends before byte %d".formatted(position + 1));
      }
      bytesRead += count;
      return count;
    } catch (BadVideoException e) {
      throw e;
    } catch (EOFException e) {
      throw changed("it ends before byte %d".formatted(position + 1));
    } catch (FileNotFoundException e) {
      throw gone(e);
    } catch (IOException e) {
      throw Thread.currentThread().isInterrupted()
          ? interrupted(e)
          : new IOException(file.path() + ": reading failed at byte " + position, e);
    } finally {
      readNanos += System.nanoTime() - start;
    }
  }

  private int readSome(long position, ByteBuffer target) throws IOException {
    if (stream.getPos() != position) {
      stream.seek(position);
    }
    int most = (int) Math.min(target.remaining(), file.length() - position);
    int count = direct ? readDirectly(target, most) : readByChunk(target, most);
    if (count == 0) {
      // A stream may have nothing just now; this read waits for a byte.
      int one = stream.read();
      if (one >= 0) {
        target.put((byte) one);
      }
      return one < 0 ? -1 : 1;
    }
    return count;
  }

  private int readDirectly(ByteBuffer target, int most) throws IOException {
    int limit = target.limit();
    target.limit(target.position() + most);
    try {
      return stream.read(target);
    } finally {
      target.limit(limit);
    }
  }

  private int readByChunk(ByteBuffer target, int most) throws IOException {
    if (chunk == null) {
      chunk = new byte[CHUNK];
    }
    int count = stream.read(chunk, 0, Math.min(most, CHUNK));
    target.put(chunk, 0, Math.max(0, count));
    return count;
  }

  private BadVideoException changed(String how) {
    return new BadVideoException(
        file.path(), "it has changed since it was listed (%s); list it again".formatted(how));
  }

  private BadVideoException gone(FileNotFoundException cause) {
    return new BadVideoException(
        file.path(), "it is gone since it was listed; list the files again", cause);
  }

  private InterruptedIOException interrupted(IOException cause) {
    InterruptedIOException stop =
        new InterruptedIOException(file.path() + ": the thread that reads it was interrupted");
    stop.initCause(cause);
    return stop;
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      // Nothing was written and all that was asked for has been read.
    }
  }
}
