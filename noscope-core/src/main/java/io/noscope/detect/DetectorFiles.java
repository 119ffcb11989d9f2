package io.noscope.detect;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The bytes that make a reference detector.
 *
 * @param kind how they are to be run
 * @param location where they came from, for messages
 * @param weights an ONNX graph or Darknet weights
 * @param configuration Darknet's cfg; empty for ONNX, whose graph says it all
 * @param classNames names of the classes in the order of the outputs
 */
record DetectorFiles(
    Kind kind, String location, byte[] weights, byte[] configuration, OutputNames classNames) {
  private static final String BUILT_IN = "nanodet_g_416.onnx";
  private static final String ONNX_SUFFIX = ".onnx";
  private static final String CFG_SUFFIX = ".cfg";

  /** Who runs the files. */
  enum Kind {
    ONNX,
    DARKNET
  }

  /** The detector that comes with the library. */
  static DetectorFiles builtIn() throws IOException {
    return new DetectorFiles(
        Kind.ONNX, "built-in", resource(BUILT_IN), new byte[0], OutputNames.coco());
  }

  /** The same detector with other names for its outputs. */
  DetectorFiles named(OutputNames names) {
    return new DetectorFiles(kind, location, weights, configuration, names);
  }

  /**
   * Reads a detector and what lies beside it.
   *
   * @param location a Hadoop path that ends in {@code .onnx} or {@code .cfg}
   * @throws FileNotFoundException when a file is missing; names it
   * @throws BadDetectorException when the name ends in anything else
   */
  static DetectorFiles read(String location, Configuration hadoop) throws IOException {
    String lower = location.toLowerCase(Locale.ROOT);
    if (lower.endsWith(ONNX_SUFFIX)) {
      String base = location.substring(0, location.length() - ONNX_SUFFIX.length());
      byte[] graph = bytes(location, hadoop);
      return of(Kind.ONNX, location, graph, new byte[0], base, hadoop);
    }
    if (isDarknet(location)) {
      String base = location.substring(0, location.length() - CFG_SUFFIX.length());
      byte[] configuration = bytes(location, hadoop);
      byte[] weights = bytes(base + ".weights", hadoop);
      return of(Kind.DARKNET, location, weights, configuration, base, hadoop);
    }
    throw new BadDetectorException(
        location,
        "the name does not tell what kind of detector this is; give the path of an .onnx file, or"
            + " of a Darknet .cfg file with its .weights beside it");
  }

  /** Whether the name of a file tells that it is one of Darknet's. */
  static boolean isDarknet(String location) {
    return location.toLowerCase(Locale.ROOT).endsWith(CFG_SUFFIX);
  }

  /** Kind and a short hash of all that the answers depend on. */
  String id() {
    return kind.name().toLowerCase(Locale.ROOT)
        + "-"
        + Hash.ofAll(weights, configuration, classNames.identity());
  }

  /**
   * Names for the outputs: those that were given, else those beside the detector, else those that
   * it brings along, else usual ones.
   *
   * @param noted names in the detector's own file; none where it has none
   * @param classes how many it tells apart, where that is known
   * @throws BadDetectorException when that is another number
   */
  OutputNames classNames(List<String> noted, OptionalInt classes) throws BadDetectorException {
    OutputNames chosen = classNames.or(noted);
    int names = chosen.names().size();
    if (classes.isPresent() && classes.getAsInt() != names) {
      throw new BadDetectorException(
          location,
          "it tells %d classes apart, but there are %d class names, by %s; set %s to its own, or put them, one a line, into a .names file of the same base name beside it"
              .formatted(classes.getAsInt(), names, chosen.source(), OutputNames.SETTING));
    }
    return chosen;
  }

  private static DetectorFiles of(
      Kind kind,
      String location,
      byte[] weights,
      byte[] configuration,
      String base,
      Configuration hadoop)
      throws IOException {
    Path own = new Path(base + ".names");
    for (Path path : List.of(own, new Path(own.getParent(), "coco.names"))) {
      FileSystem files = path.getFileSystem(hadoop);
      if (files.exists(path)) {
        List<String> names = ClassNames.parse(path.toString(), bytes(path.toString(), hadoop));
        OutputNames.Rank rank = path.equals(own) ? OutputNames.Rank.BESIDE : OutputNames.Rank.USUAL;
        OutputNames found = new OutputNames(names, path.toString(), rank);
        return new DetectorFiles(kind, location, weights, configuration, found);
      }
    }
    return new DetectorFiles(kind, location, weights, configuration, OutputNames.coco());
  }

  /**
   * All of a file.
   *
   * @throws FileNotFoundException when there is none; names it
   */
  static byte[] bytes(String location, Configuration hadoop) throws IOException {
    Path path = new Path(location);
    FileSystem files = path.getFileSystem(hadoop);
    if (!files.exists(path)) {
      throw new FileNotFoundException(
          "reference detector: there is no file " + files.makeQualified(path));
    }
    try (FSDataInputStream in = files.open(path)) {
      return in.readAllBytes();
    }
  }

  /** A file of this package's resources. */
  static byte[] resource(String name) throws IOException {
    try (InputStream in = DetectorFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(
            "reference detector: %s is missing from the jar of noscope-core".formatted(name));
      }
      return in.readAllBytes();
    }
  }
}
