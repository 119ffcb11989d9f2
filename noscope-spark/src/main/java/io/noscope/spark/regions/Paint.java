package io.noscope.spark.regions;

import java.awt.Color;
import java.util.List;

/**
 * A colour to draw a region in: those of Okabe and Ito, which people who do not tell red from green
 * tell apart.
 *
 * @param name for people
 * @param colour itself
 */
record Paint(String name, Color colour) {
  private static final int FILL = 70;

  private static final List<Paint> ALL =
      List.of(
          new Paint("orange", new Color(0xE69F00)),
          new Paint("sky blue", new Color(0x56B4E9)),
          new Paint("green", new Color(0x009E73)),
          new Paint("yellow", new Color(0xF0E442)),
          new Paint("blue", new Color(0x0072B2)),
          new Paint("vermilion", new Color(0xD55E00)),
          new Paint("purple", new Color(0xCC79A7)));

  /** Of the region of this place in the order of names. */
  static Paint of(int place) {
    return ALL.get(place % ALL.size());
  }

  /** What the region is filled with, so that the picture shows through. */
  Color translucent() {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), FILL);
  }
}
