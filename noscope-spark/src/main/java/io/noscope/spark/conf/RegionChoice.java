package io.noscope.spark.conf;

import io.noscope.label.Region;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a query's region is given: by its coordinates, or by its name in a file of regions. */
public sealed interface RegionChoice {
  /**
   * What a name looks like: a letter, then letters, digits, spaces, dots, dashes and underscores.
   */
  Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}_. -]*");

  /** The same for every camera. */
  record Drawn(Region region) implements RegionChoice {}

  /** Of each camera the region of this name. */
  record Named(String name) implements RegionChoice {}

  /**
   * Reads either.
   *
   * @throws IllegalArgumentException for what is no name and no coordinates
   */
  static RegionChoice parse(String text) {
    return NAME.matcher(text).matches() ? new Named(text) : new Drawn(Region.parse(text));
  }

  /** The region, where its coordinates are given. */
  default Optional<Region> drawn() {
    return this instanceof Drawn drawn ? Optional.of(drawn.region()) : Optional.empty();
  }

  /** Its name, where that is given. */
  default Optional<String> named() {
    return this instanceof Named named ? Optional.of(named.name()) : Optional.empty();
  }
}
