package io.noscope.video;

import io.noscope.label.Rectangle;

/**
 * The turn that makes a stream's coded pictures upright. A camera that is held or mounted sideways
 * writes its pictures as its sensor sees them and leaves the turning to the player. Widths and
 * heights are <em>coded</em> as they are decoded and <em>shown</em> once they are upright.
 */
public enum Rotation {
  /** Coded pictures are upright. */
  NONE(0),
  /** A quarter turn to the right. */
  CLOCKWISE_90(90),
  /** Upside down. */
  HALF_TURN(180),
  /** A quarter turn to the left. */
  COUNTERCLOCKWISE_90(270);

  private final int degrees;

  Rotation(int degrees) {
    this.degrees = degrees;
  }

  /** Clockwise degrees by which coded pictures are turned: 0, 90, 180 or 270. */
  public int degrees() {
    return degrees;
  }

  /** Whether width and height change places. */
  public boolean sideways() {
    return this == CLOCKWISE_90 || this == COUNTERCLOCKWISE_90;
  }

  /** The size of coded pictures once they are upright. */
  public ImageSize upright(ImageSize coded) {
    return sideways() ? new ImageSize(coded.height(), coded.width()) : coded;
  }

  /** The size that a picture has to be coded at to have this one when it is upright. */
  public ImageSize coded(ImageSize shown) {
    return upright(shown);
  }

  /**
   * Where a region of the upright picture lies in the coded one.
   *
   * @param shown in pixels of the upright picture, inside it
   * @param coded the size of the coded picture
   */
  public Rectangle coded(Rectangle shown, ImageSize coded) {
    int width = coded.width();
    int height = coded.height();
    return switch (this) {
      case NONE -> shown;
      case CLOCKWISE_90 ->
          new Rectangle(shown.top(), height - shown.right(), shown.bottom(), height - shown.left());
      case HALF_TURN ->
          new Rectangle(
              width - shown.right(),
              height - shown.bottom(),
              width - shown.left(),
              height - shown.top());
      case COUNTERCLOCKWISE_90 ->
          new Rectangle(width - shown.bottom(), shown.left(), width - shown.top(), shown.right());
    };
  }
}
