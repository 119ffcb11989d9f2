package io.noscope.spark.read;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The local file system under another name, which counts the files that this JVM opens. */
public final class CountingFileSystem extends RawLocalFileSystem {
  static final String SCHEME = "counting";

  private static final AtomicInteger OPENED = new AtomicInteger();

  static int opened() {
    return OPENED.get();
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public FSDataInputStream open(Path file, int bufferSize) throws IOException {
    OPENED.incrementAndGet();
    return super.open(file, bufferSize);
  }
}
