package io.noscope.spark.cluster;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.TaskContext;

/**
 * The local file system under another name, on which the first attempt at a job's first partition
 * gets stuck behind the first bytes of a file, until it is interrupted.
 */
public final class StallingFileSystem extends RawLocalFileSystem {
  static final String SCHEME = "stalling";

  private static final long STALLS_AT = 200_000;

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public FSDataInputStream open(Path file, int bufferSize) throws IOException {
    return new FSDataInputStream(new Stream(super.open(file, bufferSize)));
  }

  private static final class Stream extends FSInputStream {
    private final FSDataInputStream in;

    Stream(FSDataInputStream in) {
      this.in = in;
    }

    private void stall() throws IOException {
      TaskContext task = TaskContext.get();
      if (task == null
          || task.partitionId() != 0
          || task.attemptNumber() != 0
          || getPos() < STALLS_AT) {
        return;
      }
      try {
        boolean never = new CountDownLatch(1).await(3, TimeUnit.MINUTES);
        throw new IOException("nobody ran a copy of the task in three minutes: " + never);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw (IOException) new InterruptedIOException("interrupted").initCause(e);
      }
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      stall();
      return in.read(bytes, from, count);
    }

    @Override
    public int read() throws IOException {
      stall();
      return in.read();
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
    public void close() throws IOException {
      in.close();
    }
  }
}
