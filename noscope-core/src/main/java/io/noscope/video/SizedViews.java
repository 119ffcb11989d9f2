package io.noscope.video;

import java.util.List;

/** The views of one frame at every side, each made of the large one when it is first asked for. */
final class SizedViews {
  private static final int PACKED = SmallView.LARGE * SmallView.CHANNELS;

  private final List<Smaller> smaller =
      SmallView.SIDES.stream().filter(side -> side != SmallView.LARGE).map(Smaller::new).toList();
  private byte[] rows = {};
  private int row;
  private byte[] large = {};
  private boolean packed;

  /**
   * The large view as it is written, for whoever writes it.
   *
   * @param row bytes from row to row, at least those of its pixels
   * @return 100 such rows
   */
  byte[] rows(int row) {
    if (row != this.row) {
      this.row = row;
      rows = new byte[SmallView.LARGE * row];
    }
    return rows;
  }

  /** Forgets what was made of the large view, which has changed or is going to. */
  void forget() {
    packed = false;
    for (Smaller each : smaller) {
      each.made = false;
    }
  }

  /**
   * The view at this side; the same array for every frame.
   *
   * @param side one of {@link SmallView#SIDES}
   */
  byte[] of(int side) {
    for (Smaller each : smaller) {
      if (each.side == side) {
        return each.of();
      }
    }
    return large();
  }

  private byte[] large() {
    if (row == PACKED) {
      return rows;
    }
    if (!packed) {
      if (large.length == 0) {
        large = new byte[SmallView.bytes(SmallView.LARGE)];
      }
      for (int y = 0; y < SmallView.LARGE; y++) {
        System.arraycopy(rows, y * row, large, y * PACKED, PACKED);
      }
      packed = true;
    }
    return large;
  }

  /** A view that is smaller than the large one; takes memory once there has been one. */
  private final class Smaller {
    private final int side;
    private final ViewScaler scaler;
    private byte[] view = {};
    private boolean made;

    Smaller(int side) {
      this.side = side;
      this.scaler = new ViewScaler(side);
    }

    byte[] of() {
      if (!made) {
        if (view.length == 0) {
          view = new byte[scaler.bytes()];
        }
        // Most often this one is all that is asked for, so nothing is moved for it.
        if (side == SmallView.SMALL) {
          SmallView.halve(rows, row, view);
        } else {
          scaler.scale(large(), view);
        }
        made = true;
      }
      return view;
    }
  }
}
