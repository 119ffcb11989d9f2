package io.noscope.spark.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Spark installation made of links to the jars that the launcher runs on.
 *
 * @param folder what {@code SPARK_HOME} names
 */
record SparkHome(Path folder) {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final Path CLASS_PATH = MODULE.resolve("../bin/target/spark.classpath");

  /** Makes it in a folder of its own; the test is skipped where nothing was packaged. */
  static SparkHome in(Path folder) throws IOException {
    assumeTrue(Files.exists(CLASS_PATH), "skipped: needs " + CLASS_PATH + " from mvn package");
    Path jars = Files.createDirectories(folder.resolve("jars"));
    for (String jar : Files.readString(CLASS_PATH).strip().split(File.pathSeparator, -1)) {
      Path file = Path.of(jar);
      Files.createSymbolicLink(jars.resolve(file.getFileName()), file);
    }
    return new SparkHome(folder);
  }

  /** The jar for users, as it was packaged; the test is skipped where there is none. */
  static Path library() throws IOException {
    try (var jars = Files.newDirectoryStream(MODULE.resolve("target"), "noscope-spark-*-all.jar")) {
      List<Path> found = new ArrayList<>();
      jars.forEach(found::add);
      assumeTrue(!found.isEmpty(), "skipped: needs noscope-spark-*-all.jar from mvn package");
      return found.get(0).toAbsolutePath().normalize();
    }
  }

  String classPath() {
    return folder.resolve("jars") + "/*";
  }
}
