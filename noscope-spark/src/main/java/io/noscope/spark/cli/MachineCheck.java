package io.noscope.spark.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.package$;

/** The Java, the Spark, the memory and the cores that commands have. */
final class MachineCheck {
  private static final int JAVA = 17;
  private static final String SPARK = "4.1.";

  /** Spark itself does not start with less. */
  private static final long LEAST_HEAP = 450L << 20;

  /** Training gathers 30 kB for each of 10,000 frames, and an index of each file. */
  private static final long GOOD_HEAP = 900L << 20;

  private static final long GOOD_DISK = 1L << 30;

  private MachineCheck() {}

  static Finding java(int feature) {
    String found = "%d (%s)".formatted(feature, System.getProperty("java.home"));
    if (feature < JAVA) {
      return Finding.fail("Java", found, "install JDK 17 and set JAVA_HOME to its folder");
    }
    return feature == JAVA
        ? Finding.ok("Java", found)
        : Finding.warn(
            "Java",
            found + ", tested is 17",
            "set JAVA_HOME to the folder of a JDK 17 if it fails");
  }

  static Finding spark() {
    String version = package$.MODULE$.SPARK_VERSION();
    return version.startsWith(SPARK)
        ? Finding.ok("Spark", version)
        : Finding.fail(
            "Spark",
            version + ", needed is 4.1",
            "set SPARK_HOME to a Spark 4.1, or unset it to use the one that bin/noscope brings");
  }

  /**
   * @param bytes most that the heap may grow to
   */
  static Finding heap(long bytes) {
    String found = megabytes(bytes);
    String remedy = "set NOSCOPE_MEMORY=1g for bin/noscope, or --driver-memory 1g for spark-submit";
    if (bytes < LEAST_HEAP) {
      return Finding.fail(
          "heap", found + ", Spark does not start with less than " + megabytes(LEAST_HEAP), remedy);
    }
    return bytes < GOOD_HEAP
        ? Finding.warn("heap", found + ", training may run out of it", remedy)
        : Finding.ok("heap", found);
  }

  static Finding cores(int cores, Patient patient) {
    return Finding.ok("cores", "%d here, master %s".formatted(cores, patient.master()));
  }

  static Finding openMp(Map<String, String> environment) {
    String threads = environment.getOrDefault("OMP_NUM_THREADS", "");
    return threads.equals("1")
        ? Finding.ok("OMP_NUM_THREADS", "1")
        : Finding.warn(
            "OMP_NUM_THREADS",
            threads.isEmpty() ? "not set" : threads,
            "set it to 1, and spark.executorEnv.OMP_NUM_THREADS too: tasks already use every core,"
                + " and more threads slow them down tenfold");
  }

  /** Where Spark puts what does not fit into memory: as it would find the folders. */
  static Stream<Finding> localFolders(SparkConf spark, Map<String, String> environment) {
    String folders =
        environment.getOrDefault(
            "SPARK_LOCAL_DIRS", spark.get("spark.local.dir", System.getProperty("java.io.tmpdir")));
    return List.of(folders.split(",")).stream().map(folder -> localFolder(Path.of(folder.strip())));
  }

  private static Finding localFolder(Path folder) {
    String check = "spark.local.dir";
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      return Finding.fail(
          check,
          folder + ": not a folder that can be written to",
          "set spark.local.dir or SPARK_LOCAL_DIRS to one that can");
    }
    long free = folder.toFile().getUsableSpace();
    String found = "%s, %s free".formatted(folder, megabytes(free));
    return free < GOOD_DISK
        ? Finding.warn(
            check, found, "free some space, or set spark.local.dir to a folder with 1 GB free")
        : Finding.ok(check, found);
  }

  private static String megabytes(long bytes) {
    return "%,d MB".formatted(bytes >> 20);
  }
}
