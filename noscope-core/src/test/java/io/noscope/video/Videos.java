package io.noscope.video;

import io.noscope.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** Real files as the video package sees them. */
final class Videos {
  private Videos() {}

  /** The file system of this machine. */
  static FileSystem fileSystem() throws IOException {
    return FileSystem.getLocal(new Configuration());
  }

  /** The test file of this name. */
  static VideoFile file(String name) throws IOException {
    return of(TestData.file(name));
  }

  /** A file of this machine. */
  static VideoFile of(Path path) throws IOException {
    return new VideoFile(
        path.toUri().toString(), Files.size(path), Files.getLastModifiedTime(path).toMillis());
  }

  /** The whole file as one segment, read from its beginning. */
  static Segment whole(VideoInfo info) {
    return info.segments(Integer.MAX_VALUE).get(0);
  }
}
