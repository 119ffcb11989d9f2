package io.noscope.spark.files;

import io.noscope.video.VideoFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.InMemoryFileIndex;
import org.apache.spark.sql.execution.datasources.NoopCache$;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Lists the files that paths name: files, folders and glob patterns of any Hadoop file system. */
public final class VideoFiles {
  private VideoFiles() {}

  /**
   * Every file once, sorted by path, as Spark's file sources list them: names that begin with a dot
   * or an underscore are passed over in folders.
   *
   * @param options recursiveFileLookup, pathGlobFilter, modifiedBefore, modifiedAfter
   * @throws FileNotFoundException for a path that names nothing
   */
  public static List<FileStatus> list(
      SparkSession spark, List<String> paths, Map<String, String> options) throws IOException {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    List<Path> roots = new ArrayList<>();
    for (String path : paths) {
      Path pattern = new Path(path);
      FileSystem fs = pattern.getFileSystem(hadoop);
      FileStatus[] found = fs.globStatus(pattern);
      if (found == null || found.length == 0) {
        throw new FileNotFoundException(path + ": no such file, folder or pattern");
      }
      for (FileStatus status : found) {
        roots.add(status.getPath());
      }
    }
    InMemoryFileIndex index =
        new InMemoryFileIndex(
            spark,
            CollectionConverters.asScala(roots.stream().distinct().toList()).toSeq(),
            scala.collection.immutable.Map.from(CollectionConverters.asScala(options)),
            Option.empty(),
            NoopCache$.MODULE$,
            Option.empty(),
            Option.empty());
    TreeMap<String, FileStatus> files = new TreeMap<>();
    for (FileStatus file : CollectionConverters.asJava(index.allFiles())) {
      files.put(file.getPath().toString(), file);
    }
    return List.copyOf(files.values());
  }

  /** The version of a file that was listed. */
  public static VideoFile video(FileStatus status) {
    return new VideoFile(
        status.getPath().toString(), status.getLen(), status.getModificationTime());
  }

  /** A file as a listing would give it, but for where its bytes are. */
  public static FileStatus status(VideoFile file) {
    return new FileStatus(
        file.length(), false, 1, file.length(), file.modified(), new Path(file.path()));
  }
}
