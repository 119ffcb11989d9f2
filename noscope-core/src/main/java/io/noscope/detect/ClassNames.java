package io.noscope.detect;

import io.noscope.label.EditDistance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** Names of the classes that detectors tell apart. */
public final class ClassNames {
  private static final int SUGGESTIONS = 3;

  private ClassNames() {}

  /** The 80 classes of COCO, in the order that nearly every detector uses. */
  public static List<String> coco() throws IOException {
    return parse("coco.names", DetectorFiles.resource("coco.names"));
  }

  /**
   * Makes sure that a detector knows a class.
   *
   * @return the label
   * @throws IllegalArgumentException naming the nearest classes when it does not
   */
  public static String require(String label, List<String> known) {
    if (known.contains(label)) {
      return label;
    }
    List<String> nearest =
        known.stream()
            .sorted(Comparator.comparingInt(name -> EditDistance.between(label, name)))
            .limit(SUGGESTIONS)
            .toList();
    throw new IllegalArgumentException(
        "the reference detector does not know '%s'; nearest: %s (%d classes in all)"
            .formatted(label, String.join(", ", nearest), known.size()));
  }

  /**
   * Reads a {@code .names} file: one name a line; blank lines at its end do not count.
   *
   * @throws BadDetectorException when there are no names
   */
  static List<String> parse(String location, byte[] utf8) throws BadDetectorException {
    List<String> names =
        new String(utf8, StandardCharsets.UTF_8)
            .stripTrailing()
            .lines()
            .map(String::strip)
            .toList();
    if (names.isEmpty() || names.contains("")) {
      throw new BadDetectorException(
          location, "a .names file has one class name a line, none blank");
    }
    return names;
  }
}
