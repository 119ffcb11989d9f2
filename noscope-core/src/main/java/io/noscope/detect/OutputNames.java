package io.noscope.detect;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * Names for a detector's outputs, and where they come from.
 *
 * @param names in the order of the outputs
 * @param source who says so, for messages
 * @param rank what they give way to
 */
record OutputNames(List<String> names, String source, Rank rank) {
  /** The setting by which a user gives names. */
  static final String SETTING = "referenceNames";

  /** How sure it is that names belong to the detector. */
  enum Rank {
    /** The user has said so. */
    GIVEN,
    /** They lie beside it. */
    BESIDE,
    /** They are usual, and give way to those in the detector's own file. */
    USUAL
  }

  OutputNames {
    names = List.copyOf(names);
  }

  /** The names of COCO, for want of others. */
  static OutputNames coco() throws IOException {
    return new OutputNames(ClassNames.coco(), "COCO's list", Rank.USUAL);
  }

  /**
   * Reads what a user gives: names with commas between them, or else a file of one a line.
   *
   * @param text one name alone needs a comma behind it
   * @throws FileNotFoundException when there is no such file; names it
   * @throws BadDetectorException when a name is blank
   */
  static OutputNames given(String text, Configuration hadoop) throws IOException {
    if (text.contains(",")) {
      return new OutputNames(list(text), SETTING, Rank.GIVEN);
    }
    try {
      byte[] file = DetectorFiles.bytes(text, hadoop);
      return new OutputNames(
          ClassNames.parse(text, file), "%s (%s)".formatted(SETTING, text), Rank.GIVEN);
    } catch (FileNotFoundException e) {
      throw new FileNotFoundException(
          "%s: there is no file %s; give a file of one class name a line, or the names with commas between them, such as person,car"
              .formatted(SETTING, text));
    }
  }

  private static List<String> list(String text) throws BadDetectorException {
    String open = text.strip();
    String closed = open.endsWith(",") ? open.substring(0, open.length() - 1) : open;
    List<String> names = Arrays.stream(closed.split(",", -1)).map(String::strip).toList();
    if (names.contains("")) {
      throw new BadDetectorException(
          SETTING, "'%s' has a blank name; write names such as person,car".formatted(text));
    }
    return names;
  }

  /** What a hash of them is made of: names that were given are told from those that were found. */
  byte[] identity() {
    String all = String.join("\n", names) + (rank == Rank.GIVEN ? "\n" + SETTING : "");
    return all.getBytes(StandardCharsets.UTF_8);
  }

  /** These, or those that the detector's own file notes where it is more likely to be right. */
  OutputNames or(List<String> noted) {
    return rank != Rank.USUAL || noted.isEmpty()
        ? this
        : new OutputNames(noted, "the graph's metadata", Rank.BESIDE);
  }
}
