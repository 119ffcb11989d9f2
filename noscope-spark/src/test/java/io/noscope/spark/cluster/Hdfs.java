package io.noscope.spark.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** An HDFS of one node in this JVM. */
final class Hdfs implements AutoCloseable {
  private final MiniDFSCluster cluster;
  private final FileSystem files;

  Hdfs(Path disks) throws IOException {
    // Its web server makes no folder for temporary files.
    Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
    cluster =
        new MiniDFSCluster.Builder(new Configuration(), disks.toFile())
            .numDataNodes(1)
            .format(true)
            .build();
    files = cluster.getFileSystem();
  }

  FileSystem files() {
    return files;
  }

  /** A path of it as any process can use it. */
  String path(String path) {
    return files.makeQualified(new org.apache.hadoop.fs.Path(path)).toString();
  }

  /** Paths of all files and folders below a folder. */
  List<String> below(String folder) throws IOException {
    List<String> paths = new ArrayList<>();
    for (var status : files.listStatus(new org.apache.hadoop.fs.Path(folder))) {
      paths.add(status.getPath().toUri().getPath());
      if (status.isDirectory()) {
        paths.addAll(below(status.getPath().toString()));
      }
    }
    return paths;
  }

  @Override
  public void close() {
    cluster.shutdown();
  }
}
