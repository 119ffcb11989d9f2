package io.noscope.video;

/** By how much a picture is to be turned before it is shown. */
public enum Rotation {
  NONE,
  CLOCKWISE_90,
  HALF_TURN,
  COUNTERCLOCKWISE_90;

  /** Whether width and height change places. */
  public boolean swapsSides() {
    return this == CLOCKWISE_90 || this == COUNTERCLOCKWISE_90;
  }

  /** Width as shown of a picture of this coded size. */
  public int width(int codedWidth, int codedHeight) {
    return swapsSides() ? codedHeight : codedWidth;
  }

  /** Height as shown of a picture of this coded size. */
  public int height(int codedWidth, int codedHeight) {
    return swapsSides() ? codedWidth : codedHeight;
  }
}
