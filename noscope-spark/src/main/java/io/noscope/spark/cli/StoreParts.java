package io.noscope.spark.cli;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;

/** Gives benchmarks a store that knows one kind of thing and has forgotten all others. */
final class StoreParts {
  static final String CASCADES = "cascades";
  static final String DETECTIONS = "detections";

  private StoreParts() {}

  /** Copies one part of a store to another on the same file system; none where there is none. */
  static void copy(String part, Path from, Path to, Configuration hadoop) throws IOException {
    var fs = from.getFileSystem(hadoop);
    if (fs.exists(new Path(from, part))) {
      FileUtil.copy(fs, new Path(from, part), fs, new Path(to, part), false, hadoop);
    }
  }
}
