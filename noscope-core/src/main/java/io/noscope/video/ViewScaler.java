package io.noscope.video;

import java.util.Optional;

/** Makes views of one side out of {@link SmallView#LARGE} ones. Not thread-safe. */
public final class ViewScaler {
  private final int side;
  private final Optional<AreaMean> mean;

  /**
   * @param side one of {@link SmallView#SIDES}
   */
  public ViewScaler(int side) {
    this.side = SmallView.requireSide(side);
    this.mean = SmallView.LARGE % side == 0 ? Optional.empty() : Optional.of(new AreaMean(side));
  }

  /** Bytes of a view that is made. */
  public int bytes() {
    return SmallView.bytes(side);
  }

  /**
   * Makes one view.
   *
   * @param large {@code 100 * 100 * 3} bytes
   * @param sized receives {@code side * side * 3} bytes
   */
  public void scale(byte[] large, byte[] sized) {
    scale(large, SmallView.LARGE_ROW, sized);
  }

  /**
   * Makes one view of a large one whose rows may lie apart.
   *
   * @param large 100 rows of {@code 100 * 3} bytes
   * @param row bytes from row to row, at least those
   * @param sized receives {@code side * side * 3} bytes
   */
  void scale(byte[] large, int row, byte[] sized) {
    if (mean.isPresent()) {
      mean.get().shrink(large, row, sized);
    } else if (side == SmallView.SMALL) {
      SmallView.halve(large, row, sized);
    } else {
      for (int y = 0; y < side; y++) {
        System.arraycopy(large, y * row, sized, y * SmallView.LARGE_ROW, SmallView.LARGE_ROW);
      }
    }
  }
}
